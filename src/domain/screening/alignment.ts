import { badSpelling, bondsOf, leftOverBonds, shortening, weightOf } from './bonds.ts';
import type { Bond } from './bonds.ts';
import type { IndexedName } from './listed-names.ts';
import type { AskedName } from './name-index.ts';
import { createTally } from './tally.ts';
import type { Alignment } from './tally.ts';

/** Share of the listed name that must agree before words left over are taken for bad spellings. */
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
