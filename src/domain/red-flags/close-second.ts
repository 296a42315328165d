import { showShare } from '../money.ts';
import type { BidFacts } from './bid-facts.ts';
import { comparable, gapBp } from './bid-facts.ts';
import type { Found, Rule } from './flag.ts';
import { offersLink } from './links.ts';

/** Where too few earlier awards give fences; the upper one is where those of mixed days lie. */
const CLOSE_BP = 50;
const FAR_BP = 5_000;

/** The second-lowest bid is almost the winning one. */
export const closeSecond: Rule<BidFacts> = {
  id: 'close_second',
  title: 'The second offer is unusually close to the winning one',
  severity: 'low',
  source: 'Cardinal R024',
  find(facts) {
    const gap = gapBp(facts);
    const limit = facts.pastGaps?.lower ?? CLOSE_BP;
    return gap === null || gap > limit ? null : foundAt(facts, gap, `at or below ${said(limit)}`);
  },
};

/** The winning bid is far below the second-lowest one. */
export const farSecond: Rule<BidFacts> = {
  id: 'far_second',
  title: 'The winning offer is unusually far below the second one',
  severity: 'medium',
  source: 'Cardinal R058',
  find(facts) {
    const gap = gapBp(facts);
    const limit = facts.pastGaps?.upper ?? FAR_BP;
    return gap === null || gap < limit ? null : foundAt(facts, gap, `at or above ${said(limit)}`);
  },
};

const said = (limitBp: number): string => showShare(limitBp);

function foundAt(facts: BidFacts, gap: number, against: string): Found {
  const { caseId, winners, pastGaps } = facts;
  const compared = comparable(facts);
  const [second] = compared?.others ?? [];
  const basis =
    pastGaps === null
      ? 'fixed, as there are too few earlier awards'
      : `the fence of 1.5 interquartile ranges over ${pastGaps.valuesCount} earlier awards`;
  return {
    formula:
      `(second offer ${second?.totalMinor} - winning offer ${facts.totalMinor}) / winning offer ` +
      `= ${showShare(gap)}, ${against} (${basis}); amounts in minor units of ${facts.currency}`,
    records: [...winners, ...(second === undefined ? [] : [second])].map((it) =>
      offersLink(caseId, it.supplierId),
    ),
  };
}
