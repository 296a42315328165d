import { boulware } from './boulware.ts';
import { conceder } from './conceder.ts';
import { linear } from './linear.ts';
import type { ConcessionStrategy, StrategyName } from './strategy.ts';

/** Every way of conceding, by name. */
export const strategies: Readonly<Record<StrategyName, ConcessionStrategy>> = {
  linear,
  boulware,
  conceder,
};
