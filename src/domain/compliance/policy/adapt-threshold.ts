import type { ThresholdAdaptation } from '#contracts/risk-rules.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { wilsonInterval } from '../../interval.ts';

/** What became of somebody who was cleared, or what a person said of somebody who was not. */
export type ClearedResult = {
  /** What the threshold is held against. */
  riskBp: number;
  /** Late or rejected goods, or refused by a person. */
  isBad: boolean;
  /** A person had to look at it; absent = the threshold alone let it through. */
  byPerson?: boolean;
};

export type ThresholdStep = {
  toBp: number;
  because: string;
  sample: { resultsCount: number; badCount: number; upperBadBp: number | null };
};

/**
 * Where the approval threshold goes: towards the highest one up to which bad results are, with 95 %
 * confidence, no more than the target; down when that holds for none. One step at a time, never out
 * of the band; with too few results it stays.
 */
export function adaptThreshold(
  currentBp: number,
  bandBp: { min: number; max: number },
  settings: ThresholdAdaptation,
  results: readonly ClearedResult[],
): ThresholdStep {
  const inside = (bp: number) => Math.min(bandBp.max, Math.max(bandBp.min, bp));
  const sampleAt = (bp: number) => {
    const some = results.filter((it) => it.riskBp <= bp);
    const badCount = some.filter((it) => it.isBad).length;
    return {
      resultsCount: some.length,
      badCount,
      upperBadBp: upperShareBp(badCount, some.length),
    };
  };
  const isGood = (bp: number) => {
    const { resultsCount, upperBadBp } = sampleAt(bp);
    return (
      resultsCount >= settings.resultsMin &&
      upperBadBp !== null &&
      upperBadBp <= settings.targetBadBp
    );
  };
  const stays = inside(currentBp);
  const seen = sampleAt(bandBp.max);
  if (seen.resultsCount < settings.resultsMin) {
    const because = `stays: ${seen.resultsCount} results, ${settings.resultsMin} wanted`;
    return { toBp: stays, because, sample: seen };
  }
  const steps = [bandBp.min, ...results.map((it) => inside(it.riskBp)), bandBp.max];
  const best = steps.toSorted((a, b) => b - a).find(isGood);
  const towards = best ?? bandBp.min;
  const toBp = inside(
    Math.min(stays + settings.stepBp, Math.max(stays - settings.stepBp, towards)),
  );
  const sample = sampleAt(best ?? bandBp.max);
  const told = `${sample.badCount} of ${sample.resultsCount} bad, at most ${sample.upperBadBp} bp with 95 % confidence`;
  const because =
    best === undefined
      ? `bad results up to no threshold are surely within ${settings.targetBadBp} bp (${told})`
      : `up to ${best} bp bad results are within ${settings.targetBadBp} bp (${told})`;
  return { toBp, because: [because, ...alarms(results)].join('; '), sample };
}

/**
 * How often the threshold asked people in vain, and how often it asked nobody although goods turned
 * out bad, in words; nothing of what never happened.
 */
function alarms(results: readonly ClearedResult[]): string[] {
  const [asked, passed] = [true, false].map((byPerson) =>
    results.filter((it) => (it.byPerson ?? false) === byPerson),
  );
  const told = (some: readonly ClearedResult[] = [], isBad: boolean, what: string) =>
    some.length === 0
      ? []
      : `${some.filter((it) => it.isBad === isBad).length} of ${some.length} ${what}`;
  return [
    told(asked, false, 'that people looked at were false alarms'),
    told(passed, true, 'that the threshold let through were missed'),
  ].flat();
}

/** Upper end of Wilson's interval of a share, in basis points, rounded up; null without any result. */
export function upperShareBp(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return Math.min(WHOLE_BP, Math.ceil(wilsonInterval(part, whole).high * WHOLE_BP));
}
