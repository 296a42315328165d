import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ParleyError } from '#contracts/errors.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from './desk.ts';

const MINUTE_MS = 60_000;

/** Who calls; set for every path that needs a key. */
export const holderOf = (res: Response): KeyHolder => res.locals.holder as KeyHolder;

/** Lets known keys in; who has none is slowed down, by address. */
export function authenticate(desk: Desk, failuresPerMinute: number): RequestHandler {
  const countFailure = limiter(failuresPerMinute, (req) => ipKeyGenerator(req.ip ?? ''));
  return async (req, res, next) => {
    const holder = await identify(desk, req.get('authorization') ?? '');
    if (holder instanceof ParleyError) {
      await countFailure(req, res, (limited?: unknown) => next(limited ?? holder));
      return;
    }
    res.locals.holder = holder;
    next();
  };
}

async function identify(desk: Desk, authorization: string): Promise<KeyHolder | ParleyError> {
  const key = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  if (key === undefined) {
    return new ParleyError(
      'KEY_MISSING',
      'Send your key in the header: Authorization: Bearer parley_…',
    );
  }
  const holder = await desk.store.findKey(key);
  return holder ?? new ParleyError('KEY_UNKNOWN', 'This key is not known or was revoked.');
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
