import { kindOfWord } from './word-kinds.ts';

/** What comes from one sound or letter elsewhere is written several ways; order matters. */
const romanisations: readonly [RegExp, string][] = [
  [/SHCH|TSCH|TCH|SCH|SH|CH/g, 'S'],
  [/DZH|ZH|DJ/g, 'J'],
  [/KH/g, 'H'],
  [/GH/g, 'G'],
  [/PH/g, 'F'],
  [/TH/g, 'T'],
  [/DH/g, 'D'],
  [/CK/g, 'K'],
  [/T[SZ]/g, 'S'],
  [/OU|OO/g, 'U'],
  [/EE|IY|YI|IE/g, 'I'],
  [/X/g, 'KS'],
  [/W/g, 'V'],
  [/Y/g, 'I'],
  [/(.)\1+/g, '$1'],
];

/** The word without what differs between romanisations of the same word. */
export function skeletonOf(word: string): string {
  return romanisations.reduce((text, [from, to]) => text.replace(from, to), word);
}

/** What changing, adding or leaving out a letter costs, by character codes below 128. */
type Costs = { change: Float32Array; gap: Float32Array };

const plainCosts: Costs = {
  change: new Float32Array(128 * 128).fill(1),
  gap: new Float32Array(128).fill(1),
};
for (let code = 0; code < 128; code += 1) plainCosts.change[code * 128 + code] = 0;

/** Letters of like sounds change cheaply; a vowel or a breath is left out cheaply. */
const soundCosts: Costs = {
  change: Float32Array.from(plainCosts.change),
  gap: Float32Array.from(plainCosts.gap),
};
for (const group of ['AEIOU', 'KQCG', 'VFB', 'SZC', 'IJ', 'GHK', 'DT', 'MN', 'PB']) {
  for (const a of group) {
    for (const b of group) {
      if (a !== b) soundCosts.change[a.charCodeAt(0) * 128 + b.charCodeAt(0)] = 0.4;
    }
  }
}
for (const vowel of 'AEIOU') soundCosts.gap[vowel.charCodeAt(0)] = 0.6;
soundCosts.gap['H'.charCodeAt(0)] = 0.4;

const WORD_LENGTH_MAX = 48;
/** `X` is two letters in a skeleton. */
const rows = [0, 1, 2].map(() => new Float32Array(2 * WORD_LENGTH_MAX + 1));

/** Sum of the edits from one text to the other, each at its cost; two neighbours swapped cost 1. */
function editCost(a: string, b: string, { change, gap }: Costs): number {
  let [before, above, here] = rows as [Float32Array, Float32Array, Float32Array];
  above[0] = 0;
  for (let j = 1; j <= b.length; j += 1) above[j] = above[j - 1]! + gap[b.charCodeAt(j - 1)]!;
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const letterGap = gap[letter]!;
    here[0] = above[0]! + letterGap;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = above[j - 1]! + change[letter * 128 + other]!;
      cost = Math.min(cost, above[j]! + letterGap, here[j - 1]! + gap[other]!);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      here[j] = cost;
    }
    [before, above, here] = [above, here, before];
  }
  return above[b.length]!;
}

/** Below this two words are different words. */
export const WORD_SIMILARITY_MIN = 0.66;

/** What a difference of romanisation costs at least, in edits. */
const ROMANISATION_COST = 0.3;
const FIRST_LETTER_COST = 0.4;
/** Share of a word that one edit takes, against its length. */
const EDIT_WEIGHT = 1.1;

/**
 * A word with its skeleton, which is asked for again and again. A word of a living language that
 * firms everywhere use is not `romanised`: nobody writes China as Sina.
 */
export type SpeltWord = { word: string; skeleton: string; romanised: boolean };

export function spell(word: string): SpeltWord {
  return { word, skeleton: skeletonOf(word), romanised: kindOfWord(word) === 'distinctive' };
}

/** 0..1; 1 for the same word, 0 below `min`. */
export function wordSimilarity(a: SpeltWord, b: SpeltWord, min = WORD_SIMILARITY_MIN): number {
  if (a.word === b.word) return 1;
  const length = Math.max(a.word.length, b.word.length);
  if (length > WORD_LENGTH_MAX) return 0;
  const edits = editsBetween(a, b);
  if (edits > ROMANISATION_COST && Math.min(a.word.length, b.word.length) < 4) return 0;
  const similarity = 1 - (EDIT_WEIGHT * edits) / length;
  return similarity < min ? 0 : similarity;
}

function editsBetween(a: SpeltWord, b: SpeltWord): number {
  const slips = editCost(a.word, b.word, plainCosts) + firstLetterCost(a.word, b.word);
  if (!a.romanised || !b.romanised) return slips;
  const sounds = editCost(a.skeleton, b.skeleton, soundCosts) + ROMANISATION_COST;
  return Math.min(slips, sounds + firstLetterCost(a.skeleton, b.skeleton));
}

/** People seldom slip on the first letter, but it may be romanised in another way. */
function firstLetterCost(a: string, b: string): number {
  return soundCosts.change[a.charCodeAt(0) * 128 + b.charCodeAt(0)] === 1 ? FIRST_LETTER_COST : 0;
}
