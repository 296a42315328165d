import type { AdjustedPrice, PriceStep } from '#contracts/comparison.ts';

/** A step with the amount before and after it. */
export type OpenedStep = PriceStep & { fromMinor: number; toMinor: number };

/**
 * An adjusted price step by step, each beginning where the one before ended.
 * @throws Error when the steps do not come to the total, which the API guarantees
 */
export function openSteps({ steps, totalMinor }: AdjustedPrice): OpenedStep[] {
  let sofarMinor = 0;
  const opened = steps.map((step) => {
    const fromMinor = sofarMinor;
    sofarMinor += step.amountMinor;
    return { ...step, fromMinor, toMinor: sofarMinor };
  });
  if (sofarMinor !== totalMinor) {
    throw new Error(`the steps come to ${sofarMinor} minor units, not to ${totalMinor}`);
  }
  return opened;
}

/** The adjusted total without what memory expects, in minor units. */
export const totalWithoutMemory = ({ steps, totalMinor }: AdjustedPrice): number =>
  totalMinor -
  steps.filter((it) => it.learnt === true).reduce((sum, it) => sum + it.amountMinor, 0);
