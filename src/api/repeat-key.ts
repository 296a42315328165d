import type { Request } from 'express';
import { ParleyError } from '#contracts/errors.ts';

/** How routes that take a key name it in their description. */
export const idempotencyKey = {
  'Idempotency-Key': 'The same key and body again is the same call, and has no second effect',
};

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** The caller's Idempotency-Key; null when there is none. @throws ParleyError QUERY_INVALID */
export function repeatKeyOf(req: Request): string | null {
  const key = req.get('idempotency-key') ?? null;
  if (key === null || IDEMPOTENCY_KEY.test(key)) return key;
  throw new ParleyError(
    'QUERY_INVALID',
    'Idempotency-Key takes 1 to 200 visible ASCII characters.',
  );
}
