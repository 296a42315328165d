/** A word of a question, and how many entries of the catalogue hold it. */
export type KnownWord = { word: string; entriesCount: number };

export type WeighedWord = KnownWord & {
  /** Rare words tell more: 100 times the natural logarithm of their rarity, rounded. */
  weight: number;
};

export type WordPlan = {
  /** Words that the catalogue holds, rarest first. */
  words: WeighedWord[];
  /** Weight of all that was asked for, words that nobody holds included. */
  totalWeight: number;
  /** True when entries with all the known words would be near enough to what was asked for. */
  isAnswerable: boolean;
  /**
   * Of these every near enough entry holds at least one: the rest together weighs too little. Cut to
   * the rarest ones where they would lead to more entries than `LED_TO_MAX`.
   */
  leading: WeighedWord[];
};

/** An entry counts as found by its words when they weigh this share of all that was asked for. */
export const WORDS_MIN_BP = 5_000;
/** More entries than this are not weighed one by one. */
export const LED_TO_MAX = 5_000;
const WHOLE_BP = 10_000;

/** How to look for words among `entriesCount` entries; words of nobody have a count of 0. */
export function planWords(asked: readonly KnownWord[], entriesCount: number): WordPlan {
  const weighed = asked
    .map((it) => ({ ...it, weight: weightOf(it.entriesCount, entriesCount) }))
    .toSorted((a, b) => a.entriesCount - b.entriesCount || (a.word < b.word ? -1 : 1));
  const words = weighed.filter((it) => it.entriesCount > 0);
  const totalWeight = weightSum(weighed);
  const needed = Math.ceil((totalWeight * WORDS_MIN_BP) / WHOLE_BP);
  return {
    words,
    totalWeight,
    isAnswerable: words.length > 0 && weightSum(words) >= needed,
    leading: leadingWords(words, needed),
  };
}

/** Rarest words until those left could not make an entry near enough without one of them. */
function leadingWords(words: readonly WeighedWord[], needed: number): WeighedWord[] {
  const leading: WeighedWord[] = [];
  let left = weightSum(words);
  let ledTo = 0;
  for (const word of words) {
    ledTo += word.entriesCount;
    if (left < needed || (leading.length > 0 && ledTo > LED_TO_MAX)) break;
    leading.push(word);
    left -= word.weight;
  }
  return leading;
}

const weightOf = (count: number, entriesCount: number): number =>
  Math.round(100 * Math.log(1 + entriesCount / Math.max(1, count)));

const weightSum = (words: readonly WeighedWord[]): number =>
  words.reduce((sum, it) => sum + it.weight, 0);
