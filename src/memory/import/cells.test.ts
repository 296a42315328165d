import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDate, toMinor } from './cells.ts';

describe('an amount in a file', () => {
  it('is counted in minor units exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (minor) => {
        const digits = String(Math.abs(minor)).padStart(3, '0');
        const text = `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(toMinor(text, 2)).toBe(minor);
      }),
    );
  });

  it.each([
    ['12', 2, 1_200],
    ['12.5', 2, 1_250],
    ['12.500', 2, 1_250],
    ['-0', 2, 0],
    ['12', 0, 12],
  ])('%s with %i digits is %i', (text, digits, minor) => {
    expect(toMinor(text, digits)).toBe(minor);
  });

  it.each([
    ['12.345', 2],
    ['1,200', 2],
    ['1e3', 2],
    ['', 2],
    ['12.5', 0],
    ['9'.repeat(14), 2],
  ])('"%s" with %i digits is refused', (text, digits) => {
    expect(toMinor(text, digits)).toBeNull();
  });
});

describe('a date in a file', () => {
  it.each(['2024-02-29', '2026-12-31'])('%s is one', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each(['2023-02-29', '31.12.2026', '2026-13-01', ''])('"%s" is none', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });
});
