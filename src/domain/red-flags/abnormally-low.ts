import { shareOf, WHOLE_BP } from '../basis-points.ts';
import { showMoney, showShare } from '../money.ts';
import type { BidFacts } from './bid-facts.ts';
import { comparable } from './bid-facts.ts';
import type { Rule } from './flag.ts';
import { offersLink } from './links.ts';

const UNDER_MEAN_BP = 4_000;
const UNDER_NEXT_BP = 3_000;

/** The winning bid is so low that somebody should ask how it can be. */
export const abnormallyLow: Rule<BidFacts> = {
  id: 'abnormally_low_price',
  title: 'The winning price is abnormally low',
  severity: 'high',
  source: 'ProZorro abnormally low price',
  find(facts) {
    const compared = comparable(facts);
    const [next, ...more] = compared?.others ?? [];
    if (compared === null || next === undefined) return null;
    const { winnerMinor, others } = compared;
    const meanMinor = Math.floor(
      others.reduce((sum, it) => sum + it.totalMinor, 0) / others.length,
    );
    // The mean of one other bid is that bid, for which the next rule stands.
    const isUnderMean =
      more.length > 0 && winnerMinor <= shareOf(meanMinor, WHOLE_BP - UNDER_MEAN_BP);
    const isUnderNext = winnerMinor <= shareOf(next.totalMinor, WHOLE_BP - UNDER_NEXT_BP);
    if (!isUnderMean && !isUnderNext) return null;
    const under = (ofMinor: number) =>
      showShare(Math.floor(((ofMinor - winnerMinor) * WHOLE_BP) / ofMinor));
    const [won, nextOne, mean] = [winnerMinor, next.totalMinor, meanMinor].map((it) =>
      showMoney(it, facts.currency),
    );
    return {
      formula: isUnderMean
        ? `${won} is ${under(meanMinor)} under the mean of the others, ${mean}; the limit is ${showShare(UNDER_MEAN_BP)}`
        : `${won} is ${under(next.totalMinor)} under the next offer, ${nextOne}; the limit is ${showShare(UNDER_NEXT_BP)}`,
      records: [...facts.winners, next].map((it) => offersLink(facts.caseId, it.supplierId)),
    };
  },
};
