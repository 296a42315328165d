import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits under a name that says what they open. */
export const drawSecret = (name: string): string =>
  `${name}_${randomBytes(32).toString('base64url')}`;

/** What is kept of a secret that was given away: SHA-256, in hex. */
export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');
