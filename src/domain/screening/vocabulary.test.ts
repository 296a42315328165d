import { expect, test } from 'vitest';
import { spell } from './spelling.ts';
import { createVocabulary } from './vocabulary.ts';

const vocabularyOf = (...texts: string[]) => {
  const words = texts.map(spell);
  const vocabulary = createVocabulary((id) => words[id]!, words.length);
  for (const word of words) vocabulary.add(word);
  return vocabulary;
};

test('words get numbers from 0 on', () => {
  const vocabulary = vocabularyOf('TROPPO');
  expect(vocabulary.add(spell('SHAZAND'))).toBe(1);
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
