import { legalFormWords } from './legal-forms.ts';
import { spell } from './spelling.ts';
import type { SpeltWord } from './spelling.ts';
import { kindOfWord } from './word-kinds.ts';
import type { WordKind } from './word-kinds.ts';

/** A word of a name and how much identity it carries: 1 = names one party alone, 0 = nothing. */
export type WeighedWord = SpeltWord & { kind: WordKind | 'legal'; weight: number };

/** What a word may weigh at most, however rare it is on the list: it is common in the world. */
const weightMax: Readonly<Record<WeighedWord['kind'], number>> = {
  legal: 0.005,
  filler: 0.04,
  trade: 0.3,
  place: 0.4,
  common: 0.6,
  number: 0.7,
  distinctive: 1,
};
/** A word of no table keeps this much, however many parties carry it. */
const DISTINCTIVE_MIN = 0.3;
/** One letter, two or three are soon the same by chance. */
const shareByLength = (length: number): number => (length === 1 ? 0.3 : length <= 3 ? 0.8 : 1);

/**
 * Rare words weigh more: 1 for a word of one party, falling with the logarithm of the number of
 * parties that carry it.
 */
export function weightOfWord(
  { word, kind }: Pick<WeighedWord, 'word' | 'kind'>,
  carriersCount: number,
  partiesCount: number,
): number {
  const rarity = 1 - Math.log(Math.max(1, carriersCount)) / Math.log(Math.max(2, partiesCount));
  return kind === 'distinctive'
    ? Math.max(DISTINCTIVE_MIN, rarity) * shareByLength(word.length)
    : weightMax[kind] * (0.6 + 0.4 * rarity);
}

/** Weighs the words of a name. */
export function weighWords(
  words: readonly string[],
  carriersOf: (word: string) => number,
  partiesCount: number,
): WeighedWord[] {
  const legal = legalFormWords(words);
  return words.map((word, index) => {
    const kind = legal[index] === true ? 'legal' : kindOfWord(word);
    const weight = weightOfWord({ word, kind }, carriersOf(word), partiesCount);
    return { ...spell(word), kind, weight };
  });
}

export const totalWeight = (words: readonly WeighedWord[]): number =>
  words.reduce((sum, it) => sum + it.weight, 0);
