import type { LearnedQuestion } from '#contracts/learning.ts';
import { draw } from '#domain/draw.ts';
import { rewardBp } from '#domain/learning/observations/reward.ts';
import type { CaseResult } from '#domain/learning/observations/reward.ts';
import type { Manner, Talk } from './talk.ts';
import { talkWith } from './talk.ts';
import { expectedLossBp } from '#domain/learning/suppliers/expected-loss.ts';
import { adjustedTotalMinor } from '#domain/negotiation/bids.ts';
import { utilityBp } from '#domain/negotiation/utility.ts';
import type { Known, Offering, WorldCase } from './world-case.ts';
import { agreedAt, pricesOf } from './world-case.ts';

export type Choices = { shortlist: readonly Offering[]; manner: Manner };

export type Belief = (offering: Offering) => Known;

export type Outcome = {
  talks: { offering: Offering; talk: Talk }[];
  winner: { offering: Offering; unitPriceMinor: number; utilityBp: number } | null;
  /** See `worthBp`. */
  valueBp: number;
  late: boolean;
  rejectedUnits: number;
  /** Paid against the median of the first quotes; 0 without an award. */
  savedBp: number;
};

const WHOLE = 10_000;
/** A person buys it after all, a fifth dearer. */
export const NO_AWARD_BP = 8_000;

/** Talks with everybody on the shortlist, awards to the best by the product's rule, and delivers. */
export function playOut(it: WorldCase, { shortlist, manner }: Choices, belief: Belief): Outcome {
  const talks = shortlist.map((offering) => ({
    offering,
    talk: talkWith(it, offering, manner, 'luck'),
  }));
  const bids = talks.flatMap(({ offering, talk: { unitPriceMinor: price } }) =>
    price === null
      ? []
      : [{ offering, price, cost: comparedCost(it, offering, price, belief(offering)) }],
  );
  const best = bids.toSorted((a, b) => a.cost - b.cost)[0];
  if (best === undefined) {
    return { talks, winner: null, valueBp: NO_AWARD_BP, late: false, rejectedUnits: 0, savedBp: 0 };
  }
  const { median } = pricesOf(it);
  const utility = utilityAt(it, best.offering, best.price);
  return {
    talks,
    winner: { offering: best.offering, unitPriceMinor: best.price, utilityBp: utility },
    valueBp: worthBp(it, best.offering, best.price),
    ...drawnDelivery(it, best.offering),
    savedBp: ((median - best.price) * WHOLE) / median,
  };
}

/** How the goods of a case come from this supplier; units about its share, from none to twice it. */
export function drawnDelivery(
  it: WorldCase,
  { hidden }: Offering,
): { late: boolean; rejectedUnits: number } {
  const { quantity } = pricesOf(it);
  const own = (what: string) =>
    draw(`${it.key}/${hidden.supplierId}/${what}`, 0, WHOLE - 1) / WHOLE;
  const rejected = Math.round(2 * own('rejected') * hidden.rejected * quantity);
  return { late: own('late') < hidden.late, rejectedUnits: Math.min(quantity, rejected) };
}

/** What the product's award compares bids by. */
export const comparedCost = (
  it: WorldCase,
  offering: Offering,
  unitPriceMinor: number,
  known: Known,
): number =>
  adjustedTotalMinor(agreedAt(it, offering, unitPriceMinor, known), it.requisition.prioritiesBp);

/** What a price is worth to the buyer by the product's own measure; nothing is believed of anybody. */
function utilityAt(it: WorldCase, offering: Offering, unitPriceMinor: number): number {
  const unknown = { onTimeBp: null, expectedLossBp: 0 };
  const { mandate, terms } = agreedAt(it, offering, unitPriceMinor, unknown);
  return utilityBp(mandate, terms, it.requisition.prioritiesBp);
}

/** What a buyer would know that sees every hidden parameter. */
export const truthOf =
  ({ lateCostFactor }: WorldCase): Belief =>
  ({ hidden }) => {
    const onTimeBp = Math.round((1 - hidden.late) * WHOLE);
    const acceptedBp = { mean: (1 - hidden.rejected) * WHOLE };
    const onTime = { mean: WHOLE - (WHOLE - onTimeBp) * lateCostFactor };
    return { onTimeBp, expectedLossBp: expectedLossBp({ onTimeBp: onTime, acceptedBp }) };
  };

/**
 * What an award is worth in money, averaged over the luck of its delivery: 10,000 where the goods cost
 * in all what is usual, less what they cost more. The cost is the price with what the offer lacks,
 * as the product compares bids, and with what late and rejected goods truly cost.
 */
export function worthBp(it: WorldCase, offering: Offering, unitPriceMinor: number): number {
  const { quantity, median } = pricesOf(it);
  const cost = comparedCost(it, offering, unitPriceMinor, truthOf(it)(offering));
  return 2 * WHOLE - (WHOLE * cost) / (median * quantity);
}

/** What the product holds a choice of a case to have brought. */
export function rewardOf(
  question: LearnedQuestion,
  award: { utilityBp: number; late: boolean; rejectedBp: number } | null,
): number {
  const won = { supplierId: 'winner', amountMinor: 1 };
  const result: CaseResult =
    award === null
      ? { talks: [], award: null }
      : {
          talks: [
            { supplierId: 'winner', agreed: true, lastUtilityBp: award.utilityBp, endedAtMs: 0 },
          ],
          award: {
            awardedAtMs: 0,
            lines: [{ ...won, late: award.late, rejectedBp: award.rejectedBp }],
          },
        };
  return rewardBp({ question, supplierId: null, fromMs: null, untilMs: null }, result) ?? 0;
}
