import { z } from 'zod';
import { ApiRole } from './http.ts';
import { Moment, Text } from './values.ts';

/** Signing in with a key from a browser; the key itself is kept nowhere. */
export const SessionRequest = z.strictObject({
  key: Text(200).describe('The API key of a person; it decides tenant and role'),
});
export type SessionRequest = z.infer<typeof SessionRequest>;

export const SignedIn = z.object({
  person: z.object({
    keyId: z.string(),
    name: z.string(),
    role: ApiRole,
    tenantId: z.string(),
  }),
  csrfToken: z
    .string()
    .describe('To be sent as X-CSRF-Token with everything but GET and HEAD; lasts as the session'),
  expiresAtMs: Moment.describe('When the session ends at the latest'),
  idleMs: z.int().min(1).describe('It ends earlier when nothing was asked for so long'),
  may: z.array(z.string()).describe('The operationIds that the role may call'),
});
export type SignedIn = z.infer<typeof SignedIn>;

export const SignedOut = z.object({ ended: z.literal(true) });

/** A person whom somebody can name as approver, delegate or reader: a key that is not revoked. */
export const PersonAnswer = z.object({ keyId: z.string(), name: z.string(), role: ApiRole });
export type PersonAnswer = z.infer<typeof PersonAnswer>;
