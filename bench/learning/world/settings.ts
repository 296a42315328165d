import type { WorldSettings } from './hidden-supplier.ts';

/** The world that the aims are measured in. */
export const plain: WorldSettings = {
  name: 'plain',
  spread: 1,
  priceNoiseBp: 300,
  changesOneIn: 3,
  lateCostFactor: 1,
};

/** Worlds that it is not made for: memory may help less, and must not harm. */
export const others: readonly WorldSettings[] = [
  { ...plain, name: 'all suppliers alike', spread: 0, changesOneIn: 0 },
  { ...plain, name: 'wild prices', priceNoiseBp: 1_500 },
  { ...plain, name: 'half of all change', changesOneIn: 2 },
  { ...plain, name: 'late costs a third of what is assumed', lateCostFactor: 1 / 3 },
  { ...plain, name: 'late costs twice as much', lateCostFactor: 2 },
];
