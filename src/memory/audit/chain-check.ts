import type { AuditEvent } from './chain.ts';
import { GENESIS_HASH, hashOfEvent } from './chain.ts';

/** How far a trail reaches: its last sequence (0 = empty) and that event's hash. */
export type AuditHead = { sequence: number; hash: string };

export const FINDING_KINDS = [
  /** Of the trail itself. */
  'changed',
  'removed',
  'inserted',
  'reordered',
  'tail_cut',
  'head_differs',
  /** Of the rows that it tells of. */
  'row_changed',
  'row_removed',
  'row_untold',
  'trigger_missing',
] as const;

/** The first place where a trail does not hold; `sequence` null = no event is about it. */
export type AuditFinding = {
  kind: (typeof FINDING_KINDS)[number];
  sequence: number | null;
  because: string;
};

/** Where the chain stands after the events seen. */
export type ChainPlace = AuditHead & { previousHash: string };
export const CHAIN_START: ChainPlace = { sequence: 0, hash: GENESIS_HASH, previousHash: '' };

export const placeOf = ({ sequence, hash, previousHash }: AuditEvent): ChainPlace => ({
  sequence,
  hash,
  previousHash,
});

/**
 * What is wrong with the next event of a chain; null = nothing.
 * @param isFollowed whether an event elsewhere names the hash that the chain has come to as the one
 *   before it: then this one stands in its place
 */
export function linkFault(
  before: ChainPlace,
  next: AuditEvent,
  isFollowed: boolean,
): AuditFinding | null {
  const due = before.sequence + 1;
  if (next.sequence > due) {
    const last = next.sequence - 1;
    const which = last === due ? `event ${due} is` : `events ${due} to ${last} are`;
    return { kind: 'removed', sequence: due, because: `${which} missing` };
  }
  const holds = hashOfEvent(next) === next.hash;
  if (next.previousHash === before.hash) {
    if (holds) return null;
    return { kind: 'changed', sequence: due, because: `event ${due} is not what was hashed` };
  }
  if (next.previousHash === before.previousHash) {
    const { sequence } = before;
    return { kind: 'inserted', sequence, because: `event ${sequence} was put in later` };
  }
  if (holds) {
    const { sequence } = before;
    const because = `event ${sequence} was changed and hashed anew; event ${due} knew another one`;
    return { kind: 'changed', sequence, because };
  }
  return isFollowed
    ? { kind: 'reordered', sequence: due, because: `event ${due} stood elsewhere before` }
    : { kind: 'removed', sequence: due, because: `what was event ${due} is missing` };
}

/** What is wrong with the end of a chain, held against the head that the database keeps. */
export function endFault(last: AuditHead, kept: AuditHead): AuditFinding | null {
  if (last.sequence < kept.sequence) return tailCut(last, kept.sequence);
  if (last.sequence > kept.sequence) {
    const sequence = kept.sequence + 1;
    return { kind: 'inserted', sequence, because: `the trail ended at event ${kept.sequence}` };
  }
  if (last.hash === kept.hash) return null;
  return { kind: 'head_differs', sequence: last.sequence, because: 'the kept head is another one' };
}

/** What is wrong with a chain that ends at `last`, held against a head that was written down. */
export function headFault(
  last: AuditHead,
  hashThere: string | null,
  noted: AuditHead,
): AuditFinding | null {
  if (last.sequence < noted.sequence) return tailCut(last, noted.sequence);
  if (hashThere === noted.hash || noted.sequence === 0) return null;
  const because = `event ${noted.sequence} had hash ${noted.hash} when its head was noted`;
  return { kind: 'head_differs', sequence: noted.sequence, because };
}

const tailCut = (last: AuditHead, reached: number): AuditFinding => ({
  kind: 'tail_cut',
  sequence: last.sequence + 1,
  because: `the trail reached event ${reached} and ends at ${last.sequence}`,
});
