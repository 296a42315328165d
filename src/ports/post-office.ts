import type { Envelope } from '#kit/envelope.ts';
import type { Delivery } from './case-log.ts';

/** Brings an envelope to the agent it is for, starting that agent unless told not to. */
export type PostOffice = {
  deliver(envelope: Envelope, options: { wake: boolean }): Promise<Delivery>;
  /** Live workers on the role's task queue. */
  workersCount(role: string): Promise<number>;
};
