import { expect, test } from 'vitest';
import { kindOfWord } from './word-kinds.ts';

test.each([
  ['TRADING', 'trade'],
  ['COMERCIALIZADORA', 'trade'],
  ['TEHRAN', 'place'],
  ['GOLDEN', 'common'],
  ['DEL', 'filler'],
  ['2008', 'number'],
  ['TROPPO', 'distinctive'],
])('%s is %s', (word, kind) => {
  expect(kindOfWord(word)).toBe(kind);
});
