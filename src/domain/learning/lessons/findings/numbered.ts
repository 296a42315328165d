import type { LessonEvidence } from '#contracts/lessons.ts';
import type { Observation } from '#contracts/observations.ts';
import { bucketOf, chainOf, counting } from '../../observations/bucket.ts';

/** An observation with its number, which grows with the time at which it was written down. */
export type Numbered = { no: number; observation: Observation };

/** Evidence ids that a lesson names; the rest is counted. */
const IDS_MAX = 50;
/** Fewer later cases say nothing about whether it still holds. */
const LATER_CASES_MIN = 4;

/** What came after a number: a correction of something older is nothing new. */
export function afterNo(all: readonly Numbered[], no: number): Numbered[] {
  if (no === 0) return [...all];
  const chain = (it: Numbered) => chainOf(it.observation.observationId);
  const old = new Set(all.filter((it) => it.no <= no).map(chain));
  return all.filter((it) => it.no > no && !old.has(chain(it)));
}

/** Of each chain of corrections the last report. */
export function countingOf(all: readonly Numbered[]): Numbered[] {
  const count = new Set(counting(all.map((it) => it.observation)));
  return all.filter((it) => count.has(it.observation));
}

/** What happened together counts once: goods of a day, whatever was decided in one case. */
const caseOf = (it: Observation): string =>
  it.kind === 'delivery' || it.kind === 'price' ? bucketOf(it) : (it.caseId ?? bucketOf(it));

export const casesCount = (all: readonly Numbered[]): number =>
  new Set(all.map((it) => caseOf(it.observation))).size;

/** @param span observations up to `upToNo` were looked at, those up to `afterNo` were left out */
export function evidenceOf(
  all: readonly Numbered[],
  span: Pick<LessonEvidence, 'afterNo' | 'upToNo'>,
): LessonEvidence {
  const latestFirst = all.toSorted(
    (a, b) => b.observation.occurredAtMs - a.observation.occurredAtMs || b.no - a.no,
  );
  return {
    casesCount: casesCount(all),
    observationsCount: all.length,
    observationIds: latestFirst.slice(0, IDS_MAX).map((it) => it.observation.observationId),
    lastSeenAtMs: latestFirst[0]?.observation.occurredAtMs ?? 0,
    ...span,
  };
}

/**
 * Whether the latest third shows the same as all of it: on which side of `noEffect` it lies.
 * @param meanOf null = says nothing
 * @returns null when the latest third is too little to say
 */
export function holdsLater(
  all: readonly Numbered[],
  side: { mean: number; noEffect: number },
  meanOf: (part: readonly Numbered[]) => number | null,
): boolean | null {
  const inOrder = all.toSorted((a, b) => a.observation.occurredAtMs - b.observation.occurredAtMs);
  const later = inOrder.slice(Math.floor((inOrder.length * 2) / 3));
  const mean = casesCount(later) < LATER_CASES_MIN ? null : meanOf(later);
  if (mean === null) return null;
  return Math.sign(mean - side.noEffect) === Math.sign(side.mean - side.noEffect);
}
