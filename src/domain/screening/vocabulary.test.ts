import { expect, test } from 'vitest';
import { spell } from './spelling.ts';
import { createVocabulary } from './vocabulary.ts';

const vocabularyOf = (...words: string[]) => {
  const vocabulary = createVocabulary();
  for (const word of words) vocabulary.add(spell(word));
  return vocabulary;
};

test('a word keeps its number', () => {
  const vocabulary = vocabularyOf('TROPPO', 'SHAZAND');
  expect(vocabulary.add(spell('TROPPO'))).toBe(0);
  expect(vocabulary.size).toBe(2);
});

test('words spelt alike are found, the word itself first', () => {
  const vocabulary = vocabularyOf('MALEKOUTI', 'MALEKUTI', 'HAMIDREZA');
  expect(vocabulary.similarTo(spell('MALEKUTI')).map((it) => it.id)).toEqual([1, 0]);
});

test('numbers are found only as they are', () => {
  const vocabulary = vocabularyOf('2008', '2009');
  expect(vocabulary.similarTo(spell('2008'))).toEqual([{ id: 0, similarity: 1 }]);
});

test('words that sound alike share a skeleton', () => {
  const vocabulary = vocabularyOf('SHAZAND', 'SHARAND');
  expect(vocabulary.soundingLike(spell('CHAZAND')).map((it) => it.id)).toEqual([0]);
});

test('an unknown word resembles nothing', () => {
  expect(vocabularyOf('TROPPO').similarTo(spell('WINDHOEK'))).toEqual([]);
});
