import { expect, test } from 'vitest';
import { weighWords } from './word-weights.ts';

const weights = (words: string[], carriers: Record<string, number> = {}) =>
  weighWords(words, (word) => carriers[word] ?? 1, 8_000).map((it) => it.weight);

test('a word of one party names it, a word of many does so less', () => {
  const [rare = 0, frequent = 0] = weights(['TROPPO', 'MOHAMMED'], { MOHAMMED: 400 });
  expect(rare).toBe(1);
  expect(frequent).toBeLessThan(0.5);
});

test('identity falls from names over common words, places and trades to legal forms', () => {
  const found = weights(['TROPPO', 'GOLDEN', 'TEHRAN', 'TRADING', 'LTD']);
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  expect(new Set(found).size).toBe(5);
});

test('a trade word that the list hardly knows is still a trade word', () => {
  expect(weights(['CANNERY', 'DENTAL'])[1]).toBeLessThan(0.35);
});
