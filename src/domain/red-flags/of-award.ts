import type { RedFlag } from '#contracts/red-flags.ts';
import { abnormallyLow } from './abnormally-low.ts';
import type { BidFacts } from './bid-facts.ts';
import { closeSecond, farSecond } from './close-second.ts';
import { allOthersDisqualified, lowestDisqualified } from './disqualified.ts';
import type { Rule } from './flag.ts';
import { raised } from './flag.ts';
import { singleBid } from './single-bid.ts';

/** Flags that the end of the talks can raise, known before an award is made. */
export const awardRules: readonly Rule<BidFacts>[] = [
  singleBid,
  closeSecond,
  farSecond,
  abnormallyLow,
  lowestDisqualified,
  allOthersDisqualified,
];

export const flagsOfAward = (facts: BidFacts): RedFlag[] => raised(awardRules, facts);
