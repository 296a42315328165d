import { describe, expect, it } from 'vitest';
import { amountSpan, priceInWords } from './price-words.ts';

const points = [
  { step: 'Quote', theirsMinor: 100_000, oursMinor: null },
  { step: 'Round 1', theirsMinor: 90_000, oursMinor: 80_000 },
];
const limits = { targetMinor: 70_000, walkAwayMinor: 120_000 };

describe('the span of the price axis', () => {
  it('holds every amount and both limits', () => {
    const [from, to] = amountSpan(points, limits);
    expect(from).toBeLessThan(70_000);
    expect(to).toBeGreaterThan(120_000);
  });

  it('never begins below nothing', () => {
    const point = { step: 'Quote', theirsMinor: 0, oursMinor: null };
    expect(amountSpan([point], null)[0]).toBe(0);
  });
});

describe('the sentence below the chart', () => {
  it('tells both sides and the limits', () => {
    const said = priceInWords(points, limits, 'USD');
    for (const part of ['1,000', '900', '800', 'target', 'walk-away']) expect(said).toContain(part);
  });

  it('names no limits where they may not be seen', () => {
    expect(priceInWords(points, null, 'USD')).not.toMatch(/target|walk-away/);
  });
});
