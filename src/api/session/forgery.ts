import type { Request } from 'express';
import { ParleyError } from '#contracts/errors.ts';
import { isSigned, signatureOf } from '../signature.ts';

const CSRF = 'csrf';
const HARMLESS: readonly string[] = ['GET', 'HEAD'];

/** Made from the session's token, so that a page can have it again after a reload. */
export const csrfTokenOf = (sessionToken: string): string => signatureOf(sessionToken, CSRF);

/**
 * Refuses what a page of somebody else may have sent with a cookie that is not theirs.
 * @throws ParleyError CSRF_WRONG
 */
export function requireOwnPage(req: Request, sessionToken: string): void {
  if (HARMLESS.includes(req.method)) return;
  requireOwnOrigin(req);
  if (isSigned(req.get('x-csrf-token') ?? '', sessionToken, CSRF)) return;
  throw new ParleyError('CSRF_WRONG', 'Send the csrfToken of your session as X-CSRF-Token.');
}

/** @throws ParleyError CSRF_WRONG when the browser says that another site sent this */
export function requireOwnOrigin(req: Request): void {
  const origin = req.get('origin');
  if (origin === undefined || isHost(origin, req.get('host'))) return;
  throw new ParleyError('CSRF_WRONG', 'Another site sent this; nothing was done.');
}

const isHost = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;
