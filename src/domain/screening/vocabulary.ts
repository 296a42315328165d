import { createIdTable, hashOfText, NO_ID } from './id-table.ts';
import { createLetterPairIndex } from './letter-pairs.ts';
import { wordSimilarity } from './spelling.ts';
import type { SpeltWord } from './spelling.ts';

export type SimilarWord = { id: number; similarity: number };

/** Words numbered from 0, found again by how they sound and how they are spelt. */
export type Vocabulary = {
  readonly size: number;
  /** Gives a new word its number; whoever adds it knows that it is new. */
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

/**
 * @param wordOf gives a word back by its number, so that it need not be kept twice
 * @param sizeExpected about how many words there will be
 */
export function createVocabulary(
  wordOf: (id: number) => SpeltWord,
  sizeExpected: number,
): Vocabulary {
  const idsBySkeleton = createIdTable(sizeExpected);
  const pairs = createLetterPairIndex();
  let size = 0;

  const compare = (asked: SpeltWord, candidates: readonly number[]): SimilarWord[] =>
    candidates
      .map((id) => ({ id, similarity: wordSimilarity(asked, wordOf(id)) }))
      .filter((it) => it.similarity > 0)
      .sort((a, b) => b.similarity - a.similarity || a.id - b.id);
  const ofSkeleton = (skeleton: string): number[] => {
    const ids: number[] = [];
    const hash = hashOfText(skeleton);
    for (let id = idsBySkeleton.first(hash); id !== NO_ID; id = idsBySkeleton.after(id)) {
      if (wordOf(id).skeleton === skeleton) ids.push(id);
    }
    return ids;
  };
  const itself = ({ word, skeleton }: SpeltWord): SimilarWord[] =>
    ofSkeleton(skeleton)
      .filter((id) => wordOf(id).word === word)
      .map((id) => ({ id, similarity: 1 }));

  return {
    get size() {
      return size;
    },
    add: ({ word, skeleton }) => {
      const id = idsBySkeleton.add(hashOfText(skeleton));
      pairs.add(id, NUMBER.test(word) ? '' : skeleton);
      size += 1;
      return id;
    },
    soundingLike: (asked) =>
      isSpelt(asked) ? compare(asked, ofSkeleton(asked.skeleton)) : itself(asked),
    similarTo: (asked, sharedMin) =>
      isSpelt(asked) ? compare(asked, pairs.near(asked.skeleton, sharedMin)) : itself(asked),
  };
}

/** A letter or a number is the same or it is another. */
const isSpelt = ({ word }: SpeltWord): boolean => word.length > 1 && !NUMBER.test(word);
