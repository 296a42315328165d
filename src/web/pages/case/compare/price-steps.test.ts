import { describe, expect, it } from 'vitest';
import { openSteps, totalWithoutMemory } from './price-steps.ts';

const step = (label: string, amountMinor: number) => ({ label, amountMinor, because: '' });
const price = {
  unitPriceMinor: 1_120,
  totalMinor: 1_120,
  steps: [
    step('price', 1_000),
    step('payment', -30),
    { ...step('expected delays', 150), learnt: true as const },
  ],
};

describe('an adjusted price', () => {
  it('is opened step by step, each from where the last one ended', () => {
    expect(openSteps(price).map((it) => [it.fromMinor, it.toMinor])).toEqual([
      [0, 1_000],
      [1_000, 970],
      [970, 1_120],
    ]);
  });

  it('whose steps do not add up is never shown', () => {
    expect(() => openSteps({ ...price, totalMinor: 1_121 })).toThrow('1120');
  });

  it('without memory leaves out what memory expects to be lost, and nothing else', () => {
    expect(totalWithoutMemory(price)).toBe(970);
  });
});
