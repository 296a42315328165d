import { parse } from 'cookie-es';
import type { CookieOptions, Request, Response } from 'express';

export const SESSION_COOKIE = 'parley_session';

/** The session token that a browser sends; null when it sends none. */
export function sessionTokenOf(req: Request): string | null {
  const header = req.get('cookie');
  return header === undefined ? null : (parse(header)[SESSION_COOKIE] ?? null);
}

/** Scripts cannot read it, and no other site can have it sent. */
export function giveSessionCookie(req: Request, res: Response, token: string, ms: number): void {
  res.cookie(SESSION_COOKIE, token, { ...optionsFor(req), maxAge: ms });
}

export function takeSessionCookie(req: Request, res: Response): void {
  res.clearCookie(SESSION_COOKIE, optionsFor(req));
}

const optionsFor = (req: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: isHttps(req),
  path: '/',
});

/** Who lies to us about the way they came only spoils their own cookie. */
const isHttps = (req: Request): boolean =>
  req.secure || req.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
