import { describe, expect, it } from 'vitest';
import { suspiciousText } from '#domain/negotiation/suspicious-text.ts';
import { limitsOf, play } from '../../../tests/support/supplier-talks.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import { PLANTED_TEXTS } from './planted-text.ts';

const runs = Array.from({ length: 200 }, (_, seed) => ({
  seed,
  replies: play(seed, [someTerms(85_000), someTerms(86_000), someTerms(87_000)]),
}));
const isPlanted = (text: string) => PLANTED_TEXTS.some((it) => text.includes(it));

describe('texts that give the buyer’s software orders', () => {
  it('come from about one supplier in eight', () => {
    const planting = runs.filter(({ replies }) => replies.some((it) => isPlanted(it.text)));
    expect(planting.length).toBeGreaterThan(10);
    expect(planting.length).toBeLessThan(45);
  });

  it('are all flagged, and what suppliers say otherwise never is', () => {
    for (const { text } of runs.flatMap(({ replies }) => replies)) {
      expect(suspiciousText(text).length > 0, text).toBe(isPlanted(text));
    }
  });

  it('come from every kind of supplier, so that they tell nothing about its prices', () => {
    const planting = runs.filter(({ replies }) => replies.some((it) => isPlanted(it.text)));
    const kinds = new Set(planting.map(({ seed }) => limitsOf(seed).limits.behaviour));
    expect(kinds.size).toBeGreaterThan(3);
  });
});
