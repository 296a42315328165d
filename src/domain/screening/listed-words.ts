import { growing } from './growing.ts';
import { createIdTable, hashOfCouple, NO_ID } from './id-table.ts';
import { spell } from './spelling.ts';
import { createVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import { kindOfWord } from './word-kinds.ts';
import type { WordKind } from './word-kinds.ts';
import type { SpeltWord } from './spelling.ts';

export type ListedWord = SpeltWord & { kind: WordKind };

/** Every word of a list once, numbered from 0. */
export type ListedWords = {
  readonly vocabulary: Vocabulary;
  /** Notes that a party carries a word, however often it does. Parties count up. */
  add(word: string, party: number): number;
  word(id: number): ListedWord;
  /** How many parties carry a word. */
  carriersCount(id: number): number;
  /** Undefined for a word that is not listed. */
  idOf(word: string): number | undefined;
};

/** @param sizeExpected about how many different words */
export function createListedWords(sizeExpected: number): ListedWords {
  const words: ListedWord[] = [];
  const ids = new Map<string, number>();
  const carriers = growing(Int32Array);
  const lastCarrier = growing(Int32Array);
  const vocabulary = createVocabulary((id) => words[id]!, sizeExpected);

  const idFor = (word: string): number => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    const listed = { ...spell(word), kind: kindOfWord(word) };
    const id = vocabulary.add(listed);
    words.push(listed);
    ids.set(word, id);
    carriers.push(0);
    lastCarrier.push(NO_ID);
    return id;
  };

  return {
    vocabulary,
    add: (word, party) => {
      const id = idFor(word);
      if (lastCarrier.values[id] !== party) carriers.values[id]! += 1;
      lastCarrier.values[id] = party;
      return id;
    },
    word: (id) => words[id]!,
    carriersCount: (id) => carriers.values[id]!,
    idOf: (word) => ids.get(word),
  };
}

/** Every two neighbouring words of a list written together, numbered from 0. */
export type ListedPairs = {
  readonly vocabulary: Vocabulary;
  add(word: number, next: number): number;
};

/**
 * Nearly every name has a pair of its own, so of a pair only its two words are kept.
 * @param sizeExpected about how many different pairs
 */
export function createListedPairs(words: ListedWords, sizeExpected: number): ListedPairs {
  const first = growing(Int32Array);
  const second = growing(Int32Array);
  const ids = createIdTable(sizeExpected);
  const together = (word: number, next: number): SpeltWord =>
    spell(words.word(word).word + words.word(next).word);
  const vocabulary = createVocabulary(
    (id) => together(first.values[id]!, second.values[id]!),
    sizeExpected,
  );

  return {
    vocabulary,
    add: (word, next) => {
      const hash = hashOfCouple(word, next);
      for (let id = ids.first(hash); id !== NO_ID; id = ids.after(id)) {
        if (first.values[id] === word && second.values[id] === next) return id;
      }
      first.push(word);
      second.push(next);
      vocabulary.add(together(word, next));
      return ids.add(hash);
    },
  };
}
