import { describe, expect, it } from 'vitest';
import { readNumber, readNumberWord } from './numbers.ts';

describe('a number in figures', () => {
  it.each([
    ['75000', 75_000],
    ['75,000', 75_000],
    ['75.000', 75_000],
    ["75'000", 75_000],
    ['1 200 000', 1_200_000],
    ['1,234.50', 1_234.5],
    ['1.234,50', 1_234.5],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['0.125', 0.125],
    ['1,234,567', 1_234_567],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['', 'ten', '-5', '1e9', '.5'])('is not "%s"', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('may be a word', () => {
    expect(['Two', 'twelve', 'a dozen', 'zero', 'pump'].map(readNumberWord)).toEqual([
      2,
      12,
      12,
      null,
      null,
    ]);
  });
});
