import { ParleyError } from '#contracts/errors.ts';
import type { SessionOfCase, SignedSession } from '#memory/supplier-channels.ts';
import type { Desk } from '../desk.ts';
import { isSigned, signatureOf } from '../signature.ts';

const LINK = /^([\da-f-]{36})\.([\da-z]{1,12})\.([\da-f]{64})$/;
const RADIX = 36;

type Linked = Pick<SessionOfCase, 'expiresAtMs' | 'secret'> & {
  view: Pick<SessionOfCase['view'], 'sessionId' | 'supplierId'>;
};

/** The path of a supplier's own page: its session, the end of the link, and our signature. */
export function linkOf({ view, expiresAtMs, secret }: Linked): string {
  const end = expiresAtMs.toString(RADIX);
  const { sessionId, supplierId } = view;
  return `/portal/${sessionId}.${end}.${signatureOf(secret, 'portal', sessionId, supplierId, end)}`;
}

/**
 * The session that a link opens. A link that is not ours and one of another supplier look the same.
 * @throws ParleyError PORTAL_LINK_WRONG, PORTAL_LINK_EXPIRED
 */
export async function openLink(desk: Desk, token: string): Promise<SignedSession> {
  const [, sessionId = '', end = '', signature = ''] = LINK.exec(token) ?? [];
  const session = sessionId === '' ? null : await desk.store.findSession(sessionId);
  const { supplierId = '' } = session?.view ?? {};
  const isOurs =
    session !== null && isSigned(signature, session.secret, 'portal', sessionId, supplierId, end);
  if (!isOurs) {
    throw new ParleyError(
      'PORTAL_LINK_WRONG',
      'This link is not valid. Ask the buyer for the current one.',
    );
  }
  // An award lets the page live on: the order is answered there, and the debrief read.
  if (Math.max(Number.parseInt(end, RADIX), session.expiresAtMs) <= Date.now()) {
    throw new ParleyError('PORTAL_LINK_EXPIRED', 'This link has expired; the request is over.');
  }
  return session;
}

/** A link wherever it stands in a path; routes take capitals, and people take paths apart. */
const LINKS = /[\da-f-]{36}\.[\da-z]{1,12}\.[\da-f]{64}|(?<=^\/{1,3}portal\/{1,3})[^/?]+/gi;

/** A link is a key: logs and error reports show only what it is for. */
export const shownPath = (path: string): string => path.replace(LINKS, '…');
