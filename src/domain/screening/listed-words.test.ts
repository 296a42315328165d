import { expect, test } from 'vitest';
import { createListedPairs, createListedWords } from './listed-words.ts';
import { spell } from './spelling.ts';

test('a word keeps its number and counts each of its parties once', () => {
  const words = createListedWords(10);
  const id = words.add('TROPPO', 0);
  expect(words.add('TROPPO', 0)).toBe(id);
  expect(words.add('TROPPO', 1)).toBe(id);
  expect(words.carriersCount(id)).toBe(2);
  expect(words.word(id)).toMatchObject({ word: 'TROPPO', kind: 'distinctive' });
  expect(words.idOf('TROPO')).toBeUndefined();
});

test('two words side by side are one pair wherever they stand, and found written together', () => {
  const words = createListedWords(10);
  const pairs = createListedPairs(words, 10);
  const [cata, lina] = ['CATA', 'LINA'].map((it) => words.add(it, 0));
  const id = pairs.add(cata!, lina!);
  expect(pairs.add(cata!, lina!)).toBe(id);
  expect(pairs.add(lina!, cata!)).not.toBe(id);
  expect(pairs.vocabulary.similarTo(spell('CATALINA'))[0]).toEqual({ id, similarity: 1 });
});
