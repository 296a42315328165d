import { clampBp, WHOLE_BP } from '../../basis-points.ts';
import type { Strategy } from './strategy.ts';

/** Up to this much above the expected cost a budget leaves little room. */
const ROOMY_FROM_BP = 11_000;

/** Looks for the lowest price that still serves: a budget below what the goods usually cost. */
export const budget: Strategy = {
  fit({ budgetFitBp, prioritiesBp }) {
    if (budgetFitBp === null) {
      return {
        scoreBp: clampBp(prioritiesBp.price),
        because: `no price known yet, price weighs ${prioritiesBp.price} bp`,
      };
    }
    const tight = budgetFitBp < WHOLE_BP ? 5_000 : budgetFitBp < ROOMY_FROM_BP ? 2_500 : 0;
    return {
      scoreBp: clampBp(tight + Math.floor(prioritiesBp.price / 2)),
      because: `budget is ${budgetFitBp} bp of the usual cost, price weighs ${prioritiesBp.price} bp`,
    };
  },
  shiftBp: { price: 3_500 },
};
