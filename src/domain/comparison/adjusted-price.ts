import type { AdjustedPrice, PriceStep } from '#contracts/comparison.ts';
import type { OfferLine } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { showMoney, showShare } from '../money.ts';
import type { Agreed } from '../negotiation/bids.ts';
import { adjustedParts } from '../negotiation/bids.ts';
import { landedCost } from '../negotiation/landed-cost.ts';
import { splitByWeight } from './split-by-weight.ts';

/**
 * The adjusted price by which awards are made, opened step by step: price, what its terms cost or
 * bring, what it lacks on delivery, quality and risk, and what the supplier is expected to cost by
 * delays and rejects. The steps add up to the total exactly, in minor units; what is zero is left out.
 */
export function adjustedPrice(
  bid: Agreed,
  line: OfferLine,
  priorities: PrioritiesBp,
): AdjustedPrice {
  const parts = adjustedParts(bid, line, priorities);
  const { mandate, terms } = bid;
  const landed = landedCost(mandate.termValues, { ...terms, lines: [line] });
  const unit = showMoney(line.unitPriceMinor, mandate.currency);
  const said = landed.steps.map((it): PriceStep => ({
    label: it.name,
    amountMinor: it.amountMinor,
    because: it.name === 'price' ? `${line.quantity} at ${unit}` : it.because,
  }));
  const rounding: PriceStep = {
    label: 'rounding',
    amountMinor: line.quantity * parts.unitCostMinor - landed.totalMinor,
    because: 'the cost of a unit is rounded up to the next minor unit',
  };
  return {
    unitPriceMinor: parts.unitPriceMinor,
    totalMinor: line.quantity * parts.unitPriceMinor,
    steps: [...said, rounding, ...lackSteps(parts, line.quantity)].filter(
      (it) => it.amountMinor !== 0,
    ),
  };
}

/** What is added for everything lacking, parted by how much each lack weighs. */
function lackSteps(parts: ReturnType<typeof adjustedParts>, quantity: number): PriceStep[] {
  const { lacks, lackBp, lossBp, extraMinor } = parts;
  const gap = lacks.reduce((sum, it) => sum + it.gap, 0);
  // Weights in one measure: a lack's share of `lackBp`, beside the expected loss.
  const weights = [...lacks.map((it) => it.gap * lackBp), lossBp * gap];
  const amounts = splitByWeight(quantity * extraMinor, gap === 0 ? [0, 0, 0, lossBp] : weights);
  const steps = lacks.map((it, at) => ({
    label: `lacks on ${it.name}`,
    amountMinor: amounts[at] ?? 0,
    because: `${showShare(it.scoreBp)} of the best, which counts ${showShare(it.weightBp)}: ${it.because}`,
  }));
  const loss = {
    label: 'expected delays and rejects',
    amountMinor: amounts[lacks.length] ?? 0,
    because: `${showShare(lossBp)} of the cost, learnt from its deliveries`,
    learnt: true as const,
  };
  return [...steps, loss];
}
