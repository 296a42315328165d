import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ParleyError } from '#contracts/errors.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { SignedInSession } from '#memory/sessions.ts';
import type { Desk } from './desk.ts';
import { sessionTokenOf } from './session/cookie.ts';
import { requireOwnOrigin, requireOwnPage } from './session/forgery.ts';

const MINUTE_MS = 60_000;
/** The one path to which the key comes in the body. */
export const SIGN_IN_PATH = '/v1/session';

type Caller = { holder: KeyHolder; session: SignedInSession | null };

/** Who calls; set for every path that needs a key. */
export const holderOf = (res: Response): KeyHolder => res.locals.holder as KeyHolder;

/** The session of who came with a cookie. @throws ParleyError SESSION_ENDED for who came with a key */
export function sessionOf(res: Response): SignedInSession {
  const session = res.locals.session as SignedInSession | null;
  if (session !== null) return session;
  throw new ParleyError('SESSION_ENDED', 'You came with a key; there is no session.');
}

/** Lets known keys and living sessions in; who has neither is slowed down, by address. */
export function authenticate(desk: Desk, failuresPerMinute: number): RequestHandler {
  const countFailure = limiter(failuresPerMinute, (req) => ipKeyGenerator(req.ip ?? ''));
  return async (req, res, next) => {
    try {
      const { holder, session } = await identify(desk, req);
      Object.assign(res.locals, { holder, session });
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      await countFailure(req, res, (limited?: unknown) => next(limited ?? error));
      return;
    }
    next();
  };
}

/** @throws ParleyError saying why nobody is let in */
async function identify(desk: Desk, req: Request): Promise<Caller> {
  const key = /^bearer +(\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
  if (key !== undefined) return { holder: await holderOfKey(desk, key), session: null };
  if (req.method === 'POST' && req.baseUrl + req.path === SIGN_IN_PATH) {
    requireOwnOrigin(req);
    const { key: given } = (req.body ?? {}) as { key?: unknown };
    if (typeof given === 'string')
      return { holder: await holderOfKey(desk, given.trim()), session: null };
  }
  const token = sessionTokenOf(req);
  if (token === null) {
    throw new ParleyError(
      'KEY_MISSING',
      'Sign in, or send your key in the header: Authorization: Bearer parley_…',
    );
  }
  const { idleMs } = desk.sessionTimes;
  const found = await desk.store.findSignedIn(token, { idleMs, touch: true });
  if (found === null) throw new ParleyError('SESSION_ENDED', 'Your session has ended. Sign in.');
  requireOwnPage(req, token);
  return found;
}

/** Asks again, for who stays on the line, whether its key or session still lets it in. */
export function mayStill(desk: Desk, res: Response): () => Promise<boolean> {
  const { tenantId, keyId } = holderOf(res);
  const session = res.locals.session as SignedInSession | null;
  const { idleMs } = desk.sessionTimes;
  return async () =>
    session === null
      ? desk.store.isKeyAlive(tenantId, keyId)
      : (await desk.store.findSignedIn(session.token, { idleMs, touch: false })) !== null;
}

async function holderOfKey(desk: Desk, key: string): Promise<KeyHolder> {
  const holder = await desk.store.findKey(key);
  if (holder !== null) return holder;
  throw new ParleyError('KEY_UNKNOWN', 'This key is not known or was revoked.');
}

/** Slows a caller down; `nameOf` says who counts as one. */
export function limiter(
  limit: number,
  nameOf: (req: Request, res: Response) => string,
): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: nameOf,
    handler: (_req, res, next) => {
      res.setHeader('Retry-After', MINUTE_MS / 1_000);
      next(new ParleyError('RATE_LIMITED', `More than ${limit} calls in a minute. Wait a minute.`));
    },
  });
}
