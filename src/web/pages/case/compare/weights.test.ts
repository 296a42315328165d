import { describe, expect, it } from 'vitest';
import { PRESETS, fromPriorities, weightsIn } from './weights.ts';

describe('weights in the address', () => {
  it('are those of the request when none are there', () => {
    expect(weightsIn({ tab: 'compare' })).toBeNull();
  });

  it('count nothing where one is left out, and never leave 0 to 100', () => {
    expect(weightsIn({ price: '250', risk: -4, quality: 20 })).toEqual({
      price: 100,
      delivery: 0,
      quality: 20,
      risk: 0,
    });
  });

  it('that are all nothing or no numbers are none', () => {
    expect(weightsIn({ price: 0 })).toBeNull();
    expect(weightsIn({ price: 'much' })).toBeNull();
  });
});

describe('other weights at one click', () => {
  it.each(PRESETS)('add up to the whole: $title', ({ weights }) => {
    expect(Object.values(weights).reduce((sum, it) => sum + it)).toBe(100);
  });
});

it('priorities of a request are shown as percent', () => {
  expect(fromPriorities({ price: 4_000, delivery: 2_000, quality: 3_000, risk: 1_000 })).toEqual({
    price: 40,
    delivery: 20,
    quality: 30,
    risk: 10,
  });
});
