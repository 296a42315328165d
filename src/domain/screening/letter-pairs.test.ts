import { expect, test } from 'vitest';
import { createLetterPairIndex } from './letter-pairs.ts';

test('words that share most letter pairs come first, others not at all', () => {
  const index = createLetterPairIndex();
  ['TROPO', 'SASAND', 'TROPOL', 'MALEKUTI'].forEach((it, id) => index.add(id, it));
  expect(index.near('TROPOL')).toEqual([2, 0]);
  expect(index.near('VINHOK')).toEqual([]);
});

test('words of very different length are not near', () => {
  const index = createLetterPairIndex();
  index.add(0, 'ANANANANANAN');
  expect(index.near('ANAN')).toEqual([]);
});
