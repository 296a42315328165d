import { abbreviates } from './abbreviations.ts';
import type { AskedName, IndexedName } from './name-index.ts';
import { wordSimilarity } from './spelling.ts';
import type { WeighedWord } from './word-weights.ts';

/** Words of the two names that stand for one another; an empty side is a word without partner. */
export type Link = {
  asked: string;
  listed: string;
  how: 'equal' | 'spelling' | 'joined' | 'abbreviation' | 'initial' | 'missing' | 'address';
  /** 0..1 */
  similarity: number;
};

export type Alignment = {
  /** 0..1 */
  score: number;
  links: Link[];
};

type Span = { from: number; length: 1 | 2 };
type Bond = { asked: Span; listed: Span; similarity: number; how: Link['how'] };

/** A word that the other name lacks. */
const MISSING_COST = 0.3;
/** More where each name has a word that the other lacks: then they name two parties. */
const CLASH_COST = 0.7;
/** How much of a word's dissimilarity counts as a word lacking on both sides. */
const SPELLING_COST = 0.8;
/** How much more differences count the less identity the agreeing words carry. */
const THIN_COST = 1.5;
/** Few trade words alone name nobody, unless they are the whole of both names. */
const TRADE_ONLY_FACTOR = 0.7;
const TRADE_ONLY_IDENTITY = 0.7;
const JOINED_SIMILARITY = 0.99;
const ABBREVIATION_SIMILARITY = 0.9;
const INITIAL_SIMILARITY = 0.75;
/** Words left over may be spelt this badly, once the rest of the name agrees. */
const LEFT_OVER_SIMILARITY_MIN = 0.4;
const LEFT_OVER_AGREED_MIN = 0.3;

/**
 * Pairs the words of two names, best bonds first, and weighs what agrees against what does not.
 * `isInAddress` tells words of the listed party's address, which people add to names.
 */
export function alignNames(
  asked: AskedName,
  listed: IndexedName,
  isInAddress: (word: string) => boolean,
): Alignment {
  const tally = createTally(asked.words, listed.words);
  // The same word comes before any likeness, else a word that repeats could be taken for a pair.
  const byWorth = (a: Bond, b: Bond) =>
    Number(b.how === 'equal') - Number(a.how === 'equal') ||
    b.similarity * weightOf(listed.words, b.listed) -
      a.similarity * weightOf(listed.words, a.listed) ||
    a.asked.from - b.asked.from ||
    a.listed.from - b.listed.from;
  for (const bond of bondsOf(asked, listed).sort(byWorth)) tally.take(bond);
  for (const bond of leftOverBonds(tally.left(), shortening)) tally.take(bond);
  if (tally.identity() >= LEFT_OVER_AGREED_MIN * listed.weight) {
    for (const bond of leftOverBonds(tally.left(), badSpelling).sort(byWorth)) tally.take(bond);
  }
  return tally.close(isInAddress);
}

type Place = { at: number; word: WeighedWord };

/** What has been paired so far, and what it is worth. */
function createTally(asked: readonly WeighedWord[], listed: readonly WeighedWord[]) {
  const askedTaken = asked.map(() => false);
  const listedTaken = listed.map(() => false);
  const links: Link[] = [];
  let identity = 0;
  let agreed = 0;
  let isNamed = false;
  let askedAlone = 0;
  let listedAlone = 0;

  const open = (words: readonly WeighedWord[], taken: readonly boolean[]): Place[] =>
    words.map((word, at) => ({ at, word })).filter(({ at }) => taken[at] !== true);

  return {
    identity: () => identity,
    left: () => ({ asked: open(asked, askedTaken), listed: open(listed, listedTaken) }),
    take: ({ asked: from, listed: to, similarity, how }: Bond) => {
      if (isTaken(askedTaken, from) || isTaken(listedTaken, to)) return;
      askedTaken.fill(true, from.from, from.from + from.length);
      listedTaken.fill(true, to.from, to.from + to.length);
      // A word asked that the list does not know weighs what it stands for; what stands for a
      // short form is worth no more than the lighter of the two.
      const full = weightOf(listed, to);
      const isShort = how === 'initial' || how === 'abbreviation';
      const weight = isShort ? Math.min(weightOf(asked, from), full) : full;
      listedAlone += full - weight;
      identity += weight;
      isNamed ||= how !== 'abbreviation' && namesSomebody(listed, to);
      agreed += weight * similarity;
      askedAlone += weight * (1 - similarity) * SPELLING_COST;
      listedAlone += weight * (1 - similarity) * SPELLING_COST;
      links.push({ asked: textOf(asked, from), listed: textOf(listed, to), how, similarity });
    },
    close: (isInAddress: (word: string) => boolean): Alignment => {
      const isWhole = ![...open(asked, askedTaken), ...open(listed, listedTaken)].some(
        ({ word }) => word.kind !== 'legal' && word.kind !== 'filler',
      );
      for (const { word } of open(asked, askedTaken)) {
        const known = isInAddress(word.word);
        if (!known) askedAlone += word.weight;
        links.push({
          asked: word.word,
          listed: '',
          how: known ? 'address' : 'missing',
          similarity: 0,
        });
      }
      for (const { word } of open(listed, listedTaken)) {
        listedAlone += word.weight;
        links.push({ asked: '', listed: word.word, how: 'missing', similarity: 0 });
      }
      const cost =
        MISSING_COST * (askedAlone + listedAlone) +
        2 * CLASH_COST * Math.min(askedAlone, listedAlone);
      const doubt = 1 + THIN_COST * Math.max(0, 1 - identity);
      const isEnough = isNamed || isWhole || identity >= TRADE_ONLY_IDENTITY;
      const factor = isEnough ? 1 : TRADE_ONLY_FACTOR;
      return { score: agreed === 0 ? 0 : (factor * agreed) / (agreed + doubt * cost), links };
    },
  };
}

function bondsOf(asked: AskedName, listed: IndexedName): Bond[] {
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

type Likening = (a: WeighedWord, b: WeighedWord) => Pick<Bond, 'similarity' | 'how'> | null;

function leftOverBonds(
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
const shortening: Likening = (a, b) => {
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

const badSpelling: Likening = (a, b) => {
  if (a.kind === 'number' || b.kind === 'number') return null;
  const similarity = wordSimilarity(a, b, LEFT_OVER_SIMILARITY_MIN);
  return similarity === 0 ? null : { similarity, how: 'spelling' };
};

const namesSomebody = (words: readonly WeighedWord[], { from, length }: Span): boolean =>
  words
    .slice(from, from + length)
    .some(({ kind }) => kind !== 'trade' && kind !== 'legal' && kind !== 'filler');

const isTaken = (taken: readonly boolean[], { from, length }: Span): boolean =>
  taken[from] === true || (length === 2 && taken[from + 1] === true);

const weightOf = (words: readonly WeighedWord[], { from, length }: Span): number =>
  (words[from]?.weight ?? 0) + (length === 2 ? (words[from + 1]?.weight ?? 0) : 0);

const textOf = (words: readonly WeighedWord[], { from, length }: Span): string =>
  words
    .slice(from, from + length)
    .map((it) => it.word)
    .join(' ');
