import { growing } from './growing.ts';
import { invert } from './id-lists.ts';
import type { IdLists } from './id-lists.ts';
import { NO_ID } from './id-table.ts';
import { legalFormWords } from './legal-forms.ts';
import type { ListedName, ListedParty } from './listed-party.ts';
import { createListedPairs, createListedWords } from './listed-words.ts';
import type { ListedPairs, ListedWords } from './listed-words.ts';
import { wordsOf } from './normalise.ts';
import { weightOfWord } from './word-weights.ts';
import type { WeighedWord } from './word-weights.ts';

/** A listed name, ready to be compared. */
export type IndexedName = ListedName & {
  /** Index of its party. */
  party: number;
  words: WeighedWord[];
  wordIds: Int32Array;
  /** Each word written together with the next one; one fewer than words. */
  pairIds: Int32Array;
  weight: number;
};

/** All names of a list, numbered from 0; kept as numbers, since a big list has a million. */
export type ListedNames = {
  readonly words: ListedWords;
  readonly pairs: ListedPairs;
  /** By name: the sum of the weights of its words. */
  readonly weights: Float64Array;
  readonly namesOfWord: IdLists;
  readonly namesOfPair: IdLists;
  nameAt(name: number): IndexedName;
};

const NAMES_BETWEEN_PAUSES = 2_000;

/** Pauses after every party, and now and then in the work on all of them. */
export function* listNames(parties: readonly ListedParty[]): Generator<void, ListedNames> {
  const namesCount = parties.reduce((sum, it) => sum + it.names.length, 0);
  // Of big lists: names have about one and a half pairs of their own, and a fifth of a word.
  const words = createListedWords(namesCount / 4);
  const pairs = createListedPairs(words, 2 * namesCount);
  const rows = createRows(words, pairs);
  const firstNameOf = new Int32Array(parties.length);
  for (const [party, { names }] of parties.entries()) {
    firstNameOf[party] = rows.partyOf.length;
    for (const { name } of names) rows.add(wordsOf(name), party);
    yield;
  }

  const wordAt = (place: number): WeighedWord => {
    const id = rows.wordIds.values[place]!;
    const { word, skeleton, romanised, kind: own } = words.word(id);
    const kind = rows.isLegal.values[place] === 1 ? 'legal' : own;
    const weight = weightOfWord({ word, kind }, words.carriersCount(id), parties.length);
    return { word, skeleton, romanised, kind, weight };
  };
  const weights = yield* weigh(rows, namesCount, wordAt);
  const starts = rows.starts.values;
  return {
    words,
    pairs,
    weights,
    namesOfWord: yield* invert(
      { starts, ids: rows.wordIds.values },
      { listsCount: namesCount, idsCount: words.vocabulary.size },
    ),
    namesOfPair: yield* invert(
      { starts, ids: rows.pairIds.values },
      { listsCount: namesCount, idsCount: pairs.vocabulary.size },
    ),
    nameAt: (name) => {
      const party = rows.partyOf.values[name]!;
      const [start, end] = [starts[name]!, starts[name + 1]!];
      const own: WeighedWord[] = [];
      for (let place = start; place < end; place += 1) own.push(wordAt(place));
      return {
        ...parties[party]!.names[name - firstNameOf[party]!]!,
        party,
        words: own,
        wordIds: rows.wordIds.values.subarray(start, end),
        // The last word has no next one.
        pairIds: rows.pairIds.values.subarray(start, Math.max(start, end - 1)),
        weight: weights[name]!,
      };
    },
  };
}

/**
 * By name its party and where its words begin; then, by word of a name, its id, the pair with the next
 * one, and whether it belongs to a legal form, which depends on the words around it.
 */
function createRows(words: ListedWords, pairs: ListedPairs) {
  const partyOf = growing(Int32Array);
  const starts = growing(Int32Array);
  const wordIds = growing(Int32Array);
  const pairIds = growing(Int32Array);
  const isLegal = growing(Uint8Array);
  starts.push(0);
  const add = (texts: readonly string[], party: number) => {
    const ids = texts.map((it) => words.add(it, party));
    const legal = legalFormWords(texts);
    ids.forEach((id, place) => {
      const next = ids[place + 1];
      wordIds.push(id);
      pairIds.push(next === undefined ? NO_ID : pairs.add(id, next));
      isLegal.push(Number(legal[place]));
    });
    partyOf.push(party);
    starts.push(wordIds.length);
  };
  return { partyOf, starts, wordIds, pairIds, isLegal, add };
}

/** The weight of each name, once it is known of all words how many parties carry them. */
function* weigh(
  { starts }: ReturnType<typeof createRows>,
  namesCount: number,
  wordAt: (place: number) => WeighedWord,
): Generator<void, Float64Array> {
  const weights = new Float64Array(namesCount);
  for (let name = 0; name < namesCount; name += 1) {
    for (let place = starts.values[name]!; place < starts.values[name + 1]!; place += 1) {
      weights[name]! += wordAt(place).weight;
    }
    if (name % NAMES_BETWEEN_PAUSES === 0) yield;
  }
  return weights;
}
