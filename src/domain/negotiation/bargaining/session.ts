import type { Space } from './space.ts';

/** One side's view of alternating offers with a deadline. All of a strategy's input. */
export type Session = {
  space: Space;
  /** What we have without an agreement: the outside option, 0 to 1. */
  reservation: number;
  /** In each round both sides move once, in the same order. */
  rounds: number;
  /** Whether we move first in each round. */
  first: boolean;
  /** Of our next move, from 0. */
  round: number;
  /** Outcomes they offered, oldest first. */
  received: readonly number[];
  /** Outcomes we offered, oldest first; one for each round before this one. */
  sent: readonly number[];
};

export type Move =
  | { kind: 'offer'; outcome: number; because: string }
  | { kind: 'accept'; because: string };

/** A way of bargaining: the same session always gives the same move. */
export type Strategy = (session: Session) => Move;

/** Share of the time that has passed when the move of a round is made, above 0 and below 1. */
export const timeOf = ({ rounds }: Session, round: number): number => (round + 1) / (rounds + 1);

/** The round in which we read their offer of this number. */
export const roundRead = ({ first }: Session, at: number): number => (first ? at + 1 : at);

export const utilityOf = ({ space }: Session, outcome: number): number =>
  space.outcomes[outcome]?.utility ?? 0;

/** The offer on the table, or null when it is ours to open. */
export const onTable = ({ received }: Session): number | null => received.at(-1) ?? null;

/**
 * Nobody reads what we would offer now: we move second in the last round. What is on the table is
 * all there will ever be.
 */
export const isLastWordTheirs = ({ first, round, rounds }: Session): boolean =>
  !first && round >= rounds - 1;

/** The best that they ever offered, in our utility; null before their first offer. */
export function bestReceived(session: Session): number | null {
  const { received } = session;
  return received.length === 0
    ? null
    : received.reduce((best, it) => Math.min(best, it), received[0] ?? 0);
}

/** A share of the scale for people, such as `62 %`. */
export const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
