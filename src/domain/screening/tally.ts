import { weightOf } from './bonds.ts';
import type { Bond, Place, Span } from './bonds.ts';
import type { WeighedWord } from './word-weights.ts';

/** Words of the two names that stand for one another; an empty side is a word without partner. */
export type Link = {
  asked: string;
  listed: string;
  how: Bond['how'] | 'missing' | 'address';
  /** 0..1 */
  similarity: number;
};

export type Alignment = {
  /** 0..1 */
  score: number;
  links: Link[];
};

/** A word that the other name lacks. */
const MISSING_COST = 0.3;
/** More where each name has a word that the other lacks: then they name two parties. */
const CLASH_COST = 0.7;
/** How much of a word's dissimilarity counts as a word lacking on both sides. */
const SPELLING_COST = 0.8;
/** How much more differences count the less identity the agreeing words carry. */
const THIN_COST = 1.5;
/**
 * Trade words alone name nobody, unless they are the whole of both names, or several of them all
 * that the listed name says.
 */
const TRADE_ONLY_FACTOR = 0.7;
const TRADE_ONLY_IDENTITY = 0.7;
/** What has been paired so far, and what it is worth. */
export function createTally(asked: readonly WeighedWord[], listed: readonly WeighedWord[]) {
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
      const isSaid = !open(listed, listedTaken).some(({ word }) => isName(word));
      const isEnough = isNamed || isWhole || (isSaid && identity >= TRADE_ONLY_IDENTITY);
      const factor = isEnough ? 1 : TRADE_ONLY_FACTOR;
      return { score: agreed === 0 ? 0 : (factor * agreed) / (agreed + doubt * cost), links };
    },
  };
}

const namesSomebody = (words: readonly WeighedWord[], { from, length }: Span): boolean =>
  words.slice(from, from + length).some(isName);

const isName = ({ kind }: WeighedWord): boolean =>
  kind !== 'trade' && kind !== 'legal' && kind !== 'filler';

const isTaken = (taken: readonly boolean[], { from, length }: Span): boolean =>
  taken[from] === true || (length === 2 && taken[from + 1] === true);

const textOf = (words: readonly WeighedWord[], { from, length }: Span): string =>
  words
    .slice(from, from + length)
    .map((it) => it.word)
    .join(' ');
