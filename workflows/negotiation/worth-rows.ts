import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { showMoney, showShare } from '#domain/money.ts';
import { landedCost } from '#domain/negotiation/landed-cost.ts';
import { utilityParts } from '#domain/negotiation/utility.ts';

/** What terms are worth, step by step for a decision record: from the price to the door, then by score. */
export function worthRows(
  mandate: Mandate,
  terms: Terms,
  priorities: PrioritiesBp,
): { rule: string; value: string }[] {
  const { steps, totalMinor } = landedCost(mandate.termValues, terms);
  const money = (amountMinor: number) => showMoney(amountMinor, mandate.currency);
  return [
    ...steps.map((it) => ({
      rule: `cost: ${it.name}`,
      value: `${money(it.amountMinor)}, ${it.because}`,
    })),
    { rule: 'cost: landed', value: money(totalMinor) },
    ...utilityParts(mandate, terms, priorities).map((it) => ({
      rule: `worth: ${it.name}`,
      value: `${showShare(it.scoreBp)} at a weight of ${showShare(it.weightBp)}, ${it.because}`,
    })),
  ];
}
