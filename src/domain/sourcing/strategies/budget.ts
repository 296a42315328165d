import { clampBp } from '../../basis-points.ts';
import type { Strategy } from './strategy.ts';

/** Looks for the lowest price that still serves: a budget below what the goods used to cost. */
export const budget: Strategy = {
  fit({ budgetFitBp, prioritiesBp }) {
    if (budgetFitBp === null) {
      return {
        scoreBp: clampBp(prioritiesBp.price),
        because: `no past price, price weighs ${prioritiesBp.price} bp`,
      };
    }
    const tight = budgetFitBp < 10_000 ? 5_000 : budgetFitBp < 11_000 ? 2_500 : 0;
    return {
      scoreBp: clampBp(tight + Math.floor(prioritiesBp.price / 2)),
      because: `budget is ${budgetFitBp} bp of the cost at past prices`,
    };
  },
  shiftBp: { price: 3_500 },
};
