import { expect, test } from 'vitest';
import { spell, wordSimilarity } from './spelling.ts';

const similarity = (a: string, b: string) => wordSimilarity(spell(a), spell(b));

test.each([
  ['KURCHENKO', 'KURCENKO'],
  ['SHAZAND', 'CHAZAND'],
  ['GHAZI', 'GAZI'],
  ['MALEKOUTI', 'MALEKUTI'],
  ['KANILAI', 'QANILAI'],
  ['IVANOV', 'IVANOFF'],
  ['MUHAMMAD', 'MOHAMMED'],
  ['STATURA', 'SRATURA'],
])('%s may be written %s', (a, b) => {
  expect(similarity(a, b)).toBeGreaterThan(0.7);
  expect(similarity(b, a)).toBe(similarity(a, b));
});

test.each([
  ['CHINA', 'SINA'],
  ['OKA', 'OKO'],
  ['WILLOW', 'FALCON'],
  ['IRAN', 'IRAQI'],
])('%s is not %s', (a, b) => {
  expect(similarity(a, b)).toBe(0);
});

test('a slip costs less in a long word', () => {
  expect(similarity('BELVNESHPROMSERVICE', 'BELVNESHPROMSRVICE')).toBeGreaterThan(
    similarity('TROPPO', 'TROPO'),
  );
});

test('a word of any length is compared', () => {
  expect(similarity('A'.repeat(5_000), 'A'.repeat(4_999))).toBe(0);
});
