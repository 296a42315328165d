import { createLetterPairIndex } from './letter-pairs.ts';
import { wordSimilarity } from './spelling.ts';
import type { SpeltWord } from './spelling.ts';

export type SimilarWord = { id: number; similarity: number };

/** Words numbered from 0, found again by spelling. */
export type Vocabulary = {
  readonly size: number;
  /** The number of a word, given to it when it is new. */
  add(word: SpeltWord): number;
  /** Words that differ at most by romanisation, as far as the skeleton tells. */
  soundingLike(word: SpeltWord): SimilarWord[];
  /**
   * Words spelt alike, most similar first, itself included when it is known.
   * @param sharedMin share of letter pairs that they have in common; higher is quicker
   */
  similarTo(word: SpeltWord, sharedMin?: number): SimilarWord[];
};

const NUMBER = /\d/;

export function createVocabulary(): Vocabulary {
  const words: SpeltWord[] = [];
  const ids = new Map<string, number>();
  const idsBySkeleton = new Map<string, number[]>();
  const pairs = createLetterPairIndex();

  const compare = (asked: SpeltWord, candidates: readonly number[]): SimilarWord[] =>
    candidates
      .map((id) => ({ id, similarity: wordSimilarity(asked, words[id]!) }))
      .filter((it) => it.similarity > 0)
      .sort((a, b) => b.similarity - a.similarity || a.id - b.id);
  const itself = ({ word }: SpeltWord): SimilarWord[] => {
    const id = ids.get(word);
    return id === undefined ? [] : [{ id, similarity: 1 }];
  };

  return {
    get size() {
      return words.length;
    },
    add: (spelt) => {
      const { word, skeleton } = spelt;
      const known = ids.get(word);
      if (known !== undefined) return known;
      const id = words.push(spelt) - 1;
      ids.set(word, id);
      idsBySkeleton.set(skeleton, [...(idsBySkeleton.get(skeleton) ?? []), id]);
      pairs.add(id, NUMBER.test(word) ? '' : skeleton);
      return id;
    },
    soundingLike: (asked) =>
      isSpelt(asked) ? compare(asked, idsBySkeleton.get(asked.skeleton) ?? []) : itself(asked),
    similarTo: (asked, sharedMin) =>
      isSpelt(asked) ? compare(asked, pairs.near(asked.skeleton, sharedMin)) : itself(asked),
  };
}

/** A letter or a number is the same or it is another. */
const isSpelt = ({ word }: SpeltWord): boolean => word.length > 1 && !NUMBER.test(word);
