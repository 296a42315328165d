import type { RedFlag } from '#contracts/red-flags.ts';
import { justBelowLimit, splitOrders } from './approval-limit.ts';
import type { CaseInContext } from './case-facts.ts';
import { lateBidWon, shortPeriod } from './deadlines.ts';
import type { Rule } from './flag.ts';
import { raised } from './flag.ts';
import { identicalPrices } from './identical-prices.ts';
import { flagsOfAward } from './of-award.ts';

/** Flags that take more of the ledger than the end of the talks. */
export const caseRules: readonly Rule<CaseInContext>[] = [
  identicalPrices,
  lateBidWon,
  shortPeriod,
  justBelowLimit,
  splitOrders,
];

/** All flags of one case. */
export const flagsOfCase = (facts: CaseInContext): RedFlag[] => [
  ...(facts.its.bids === null ? [] : flagsOfAward(facts.its.bids)),
  ...raised(caseRules, facts),
];
