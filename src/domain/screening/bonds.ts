import { abbreviates } from './abbreviations.ts';
import type { IndexedName } from './listed-names.ts';
import type { AskedName } from './name-index.ts';
import { wordSimilarity } from './spelling.ts';
import type { WeighedWord } from './word-weights.ts';

/** A word of a name, or two neighbours. */
export type Span = { from: number; length: 1 | 2 };

/** Words of two names that may stand for one another. */
export type Bond = {
  asked: Span;
  listed: Span;
  /** 0..1 */
  similarity: number;
  how: 'equal' | 'spelling' | 'joined' | 'abbreviation' | 'initial';
};

/** A word that has no partner yet. */
export type Place = { at: number; word: WeighedWord };

const JOINED_SIMILARITY = 0.99;
const ABBREVIATION_SIMILARITY = 0.9;
const INITIAL_SIMILARITY = 0.75;
/** Words left over may be spelt this badly, once the rest of the name agrees. */
const LEFT_OVER_SIMILARITY_MIN = 0.4;

/** Between all words, and neighbours written as one, as far as the index finds them alike. */
export function bondsOf(asked: AskedName, listed: IndexedName): Bond[] {
  const bonds: Bond[] = [];
  const bond = (from: Span, to: Span, similarity: number | undefined) => {
    if (similarity === undefined) return;
    const apart = from.length !== to.length;
    bonds.push({
      asked: from,
      listed: to,
      similarity: apart ? similarity * JOINED_SIMILARITY : similarity,
      how: apart ? 'joined' : similarity === 1 ? 'equal' : 'spelling',
    });
  };
  listed.wordIds.forEach((id, to) => {
    asked.wordToWords.forEach((alike, from) => {
      bond({ from, length: 1 }, { from: to, length: 1 }, alike.get(id));
    });
    asked.pairToWords.forEach((alike, from) => {
      bond({ from, length: 2 }, { from: to, length: 1 }, alike.get(id));
    });
  });
  listed.pairIds.forEach((id, to) => {
    asked.wordToPairs.forEach((alike, from) => {
      bond({ from, length: 1 }, { from: to, length: 2 }, alike.get(id));
    });
  });
  return bonds;
}

export type Likening = (a: WeighedWord, b: WeighedWord) => Pick<Bond, 'similarity' | 'how'> | null;

/** Between words left over; names of a few words only, so every one is held against every other. */
export function leftOverBonds(
  { asked, listed }: { asked: readonly Place[]; listed: readonly Place[] },
  liken: Likening,
): Bond[] {
  const bonds: Bond[] = [];
  for (const from of asked) {
    for (const to of listed) {
      if (from.word.kind === 'legal' || to.word.kind === 'legal') continue;
      const like = liken(from.word, to.word);
      if (like === null) continue;
      bonds.push({
        asked: { from: from.at, length: 1 },
        listed: { from: to.at, length: 1 },
        ...like,
      });
    }
  }
  return bonds;
}

/** Only words in general use are shortened; names are cut down to their initial. */
export const shortening: Likening = (a, b) => {
  const [short, long] = a.word.length <= b.word.length ? [a, b] : [b, a];
  const isName = long.kind === 'distinctive' || long.kind === 'number';
  if (short.word.length === 1 && isName) {
    return long.word.length > 1 && long.word.startsWith(short.word)
      ? { similarity: INITIAL_SIMILARITY, how: 'initial' }
      : null;
  }
  return !isName && long.kind !== 'filler' && abbreviates(short.word, long.word)
    ? { similarity: ABBREVIATION_SIMILARITY, how: 'abbreviation' }
    : null;
};

/** Once the rest of a name agrees, a word may be spelt very badly. */
export const badSpelling: Likening = (a, b) => {
  if (a.kind === 'number' || b.kind === 'number') return null;
  const similarity = wordSimilarity(a, b, LEFT_OVER_SIMILARITY_MIN);
  return similarity === 0 ? null : { similarity, how: 'spelling' };
};

export const weightOf = (words: readonly WeighedWord[], { from, length }: Span): number =>
  (words[from]?.weight ?? 0) + (length === 2 ? (words[from + 1]?.weight ?? 0) : 0);
