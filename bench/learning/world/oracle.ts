import type { Approach } from '#contracts/negotiation.ts';
import { approaches } from '#domain/negotiation/approach.ts';
import type { Choices } from './outcome.ts';
import { comparedCost, NO_AWARD_BP, truthOf, worthBp } from './outcome.ts';
import { mannerOf, SHORTLIST_MAX } from './rules-buyer.ts';
import type { Manner } from './talk.ts';
import { talkWith } from './talk.ts';
import type { Offering, WorldCase } from './world-case.ts';

/** Luck is not known beforehand: suppliers that follow it are averaged over so many draws. */
const LUCK_COUNT = 3;
const LUCKY: readonly string[] = ['erratic', 'micro', 'bluffing'];

type Bid = { cost: number; valueBp: number } | null;

/**
 * The best shortlist and approach for somebody who knows every hidden parameter, but no luck:
 * all of them are tried, and the award follows the product's
 * rule with the true chances.
 */
export function oracleChoices(it: WorldCase): Choices {
  let best: { choices: Choices; valueBp: number } | null = null;
  const shortlists = subsets(it.offerings, SHORTLIST_MAX);
  for (const approach of Object.keys(approaches) as Approach[]) {
    const manner = mannerOf(approach);
    const bids = new Map(it.offerings.map((one) => [one, bidsOf(it, one, manner)]));
    for (const shortlist of shortlists) {
      const valueBp = meanAward(bids, shortlist);
      if (best === null || valueBp > best.valueBp) {
        best = { choices: { shortlist, manner }, valueBp };
      }
    }
  }
  if (best === null) throw new Error(`nobody offers in ${it.requisition.caseId}`);
  return best.choices;
}

function bidsOf(it: WorldCase, offering: Offering, manner: Manner): Bid[] {
  const bidWith = (luck: number): Bid => {
    const { unitPriceMinor: price } = talkWith(it, offering, manner, `oracle ${luck}`);
    if (price === null) return null;
    const cost = comparedCost(it, offering, price, truthOf(it)(offering));
    return { cost, valueBp: worthBp(it, offering, price) };
  };
  if (LUCKY.includes(offering.hidden.behaviour)) {
    return Array.from({ length: LUCK_COUNT }, (_, luck) => bidWith(luck));
  }
  const one = bidWith(0);
  return Array.from({ length: LUCK_COUNT }, () => one);
}

function meanAward(
  bids: ReadonlyMap<Offering, readonly Bid[]>,
  shortlist: readonly Offering[],
): number {
  let sum = 0;
  for (let luck = 0; luck < LUCK_COUNT; luck += 1) {
    let best: Bid = null;
    for (const offering of shortlist) {
      const bid = bids.get(offering)?.[luck] ?? null;
      if (bid !== null && (best === null || bid.cost < best.cost)) best = bid;
    }
    sum += best?.valueBp ?? NO_AWARD_BP;
  }
  return sum / LUCK_COUNT;
}

/** All choices of so many, or of all where there are fewer. */
function subsets<T>(all: readonly T[], size: number): T[][] {
  if (all.length <= size || size === 0) return [all.slice(0, size)];
  const [first, ...rest] = all;
  if (first === undefined) return [[]];
  return [...subsets(rest, size - 1).map((it) => [first, ...it]), ...subsets(rest, size)];
}
