import type { HitDecision, Lapse } from '#contracts/screening.ts';

/** What a person decided of a hit, with what it was decided about. */
export type DecidedHit = HitDecision & {
  hitId: string;
  recordHash: string;
  subjectHash: string;
};

/** A hit as it is now. */
type FoundHit = { hitId: string; recordHash: string; subjectHash: string };

type HitState = {
  state: 'open' | 'cleared' | 'confirmed';
  decision: HitDecision | null;
  /** The last decision that cleared the hit itself and does not hold any more; null when one holds. */
  lapsed: (HitDecision & { because: Lapse }) | null;
};

/**
 * The state of a hit: by the last decision on itself that still holds, else by one on its name. A
 * confirmed hit stays so; a cleared one until its last day is over, and only while the listed
 * record and, but for a name, the supplier are what they were. So a decision that lapses gives back
 * the one before it, and clearing a name lifts no confirmed hit.
 * @param decisions of this hit, or of its name and party, in any order
 * @param today ISO day
 */
export function hitStateOf(
  hit: FoundHit,
  decisions: readonly DecidedHit[],
  today: string,
): HitState {
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
