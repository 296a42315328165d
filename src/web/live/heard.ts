import type { Connection } from './event-stream.ts';

export type Heard = { connection: Connection; heardAtMs: number };

/**
 * A connection's new state with the moment up to which everything is known: now, except that every
 * further try of a lost one leaves the moment it was lost at.
 */
export const heardOn = (before: Heard, connection: Connection, nowMs: number): Heard => ({
  connection,
  heardAtMs: connection === 'lost' && before.connection === 'lost' ? before.heardAtMs : nowMs,
});
