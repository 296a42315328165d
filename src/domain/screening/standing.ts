import type { HitDecision, Lapse } from '#contracts/screening.ts';

/** What a person decided of a hit, with what it was decided about. */
export type DecidedHit = HitDecision & {
  hitId: string;
  recordHash: string;
  subjectHash: string;
};

/** A hit as it is now. */
export type FoundHit = { hitId: string; recordHash: string; subjectHash: string };

export type Standing = {
  state: 'open' | 'cleared' | 'confirmed';
  decision: HitDecision | null;
  /** The last clearing of the hit itself that does not hold any more; null when one holds. */
  lapsed: (HitDecision & { because: Lapse }) | null;
};

/**
 * Where a hit stands: by the last decision on itself that still holds, else by one on its name. A
 * confirmation always holds; a clearing until its last day is over, and only while the listed
 * record and, but for a name, the supplier are what they were. So a clearing that lapses gives
 * back a confirmation before it, and clearing a name lifts no confirmation of a hit.
 * @param decisions of this hit, or of its name and party, in any order
 * @param today ISO day
 */
export function standingOf(
  hit: FoundHit,
  decisions: readonly DecidedHit[],
  today: string,
): Standing {
  const newestFirst = decisions.toSorted((one, other) => other.atMs - one.atMs);
  const own = newestFirst.filter((it) => it.hitId === hit.hitId);
  const others = newestFirst.filter((it) => it.hitId !== hit.hitId && it.scope === 'name');
  const holding = [...own, ...others].find((it) => lapseOf(hit, it, today) === null);
  const [last] = own;
  const because = last === undefined ? null : lapseOf(hit, last, today);
  return {
    state: holding?.kind ?? 'open',
    decision: holding === undefined ? null : shown(holding),
    lapsed: last === undefined || because === null ? null : { ...shown(last), because },
  };
}

function lapseOf(hit: FoundHit, decided: DecidedHit, today: string): Lapse | null {
  if (decided.kind === 'confirmed') return null;
  if (decided.until === null || decided.until < today) return 'expired';
  if (decided.recordHash !== hit.recordHash) return 'listed_record_changed';
  if (decided.scope === 'supplier' && decided.subjectHash !== hit.subjectHash) {
    return 'supplier_changed';
  }
  return null;
}

const shown = ({ kind, scope, by, atMs, reason, until }: HitDecision): HitDecision => ({
  kind,
  scope,
  by,
  atMs,
  reason,
  until,
});
