import type { ApiRole } from '#contracts/http.ts';
import { SessionRequest, SignedIn, SignedOut } from '#contracts/session.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { SignedInSession } from '#memory/sessions.ts';
import { SIGN_IN_PATH, sessionOf } from '../authentication.ts';
import type { Desk } from '../desk.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { giveSessionCookie, takeSessionCookie } from '../session/cookie.ts';
import { csrfTokenOf } from '../session/forgery.ts';

/** Signing in, being signed in, and signing out. `mayOf` names the operations of a role. */
export function sessionRoutes(mayOf: (role: ApiRole) => string[]): readonly Route[] {
  const shown = (desk: Desk, holder: KeyHolder, session: SignedInSession): SignedIn => {
    const { tenantId, keyId, role, name } = holder;
    return {
      person: { keyId, name, role, tenantId },
      csrfToken: csrfTokenOf(session.token),
      expiresAtMs: session.expiresAtMs,
      idleMs: desk.sessionTimes.idleMs,
      may: mayOf(role),
    };
  };
  const signIn = route({
    method: 'post',
    path: SIGN_IN_PATH,
    operationId: 'signIn',
    summary: 'Sign in with a key; from here on a cookie says who calls',
    tag: 'session',
    roles: mayRead,
    withoutKey: true,
    body: SessionRequest,
    answers: { status: 200, description: 'Who is signed in, and the cookie', schema: SignedIn },
    async handle({ desk, holder, req, res }) {
      const { msMax } = desk.sessionTimes;
      const session = await desk.store.signIn(holder, msMax);
      giveSessionCookie(req, res, session.token, msMax);
      return { body: shown(desk, holder, session) };
    },
  });
  const getSession = route({
    method: 'get',
    path: SIGN_IN_PATH,
    operationId: 'getSession',
    summary: 'Who is signed in, as at sign-in',
    tag: 'session',
    roles: mayRead,
    answers: { status: 200, description: 'Who is signed in', schema: SignedIn },
    async handle({ desk, holder, res }) {
      return { body: shown(desk, holder, sessionOf(res)) };
    },
  });
  return [signIn, getSession, signOut];
}

const signOut = route({
  method: 'delete',
  path: SIGN_IN_PATH,
  operationId: 'signOut',
  summary: 'End the session',
  tag: 'session',
  roles: mayRead,
  answers: { status: 200, description: 'Ended', schema: SignedOut },
  async handle({ desk, holder, req, res }) {
    await desk.store.signOut(holder.tenantId, sessionOf(res).sessionId);
    takeSessionCookie(req, res);
    return { body: { ended: true } };
  },
});
