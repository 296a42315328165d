import { growing } from './growing.ts';

/** Finds words that share letter pairs with a word, so that only few are compared in full. */
export type LetterPairIndex = {
  /** Ids count up from 0. */
  add(id: number, skeleton: string): void;
  /** Ids of words that share enough pairs, those that share most first. */
  near(skeleton: string, sharedMin?: number): number[];
};

/** Words found at most for one word asked; the rest shares less. */
const FOUND_MAX = 120;
/** Share of letter pairs that words spelt alike have in common at least. */
const SHARED_MIN = 0.45;
/** By how many letters words spelt alike differ in length at most. */
const LENGTH_SPREAD = 3;
const LENGTH_SLOTS = 64;
const PAIRS = 128 * 128;

/**
 * Words of one length that carry one pair. The marks of each (see `marksOf`) stand beside it, since
 * most are only passed by: looking each up elsewhere would take longer than all the rest.
 */
type Slot = { ids: number[]; marks: number[] };

const emptySlot: Slot = { ids: [], marks: [] };

export function createLetterPairIndex(): LetterPairIndex {
  /** The pairs of all words one after another, and where those of each word begin. */
  const pairsOfAll = growing(Uint16Array);
  const starts = growing(Int32Array);
  starts.push(0);
  const slots = new Map<number, Slot>();
  const carriersOfPair = new Uint32Array(PAIRS);
  const isAsked = new Uint8Array(PAIRS);

  const sharedBy = (id: number): number => {
    const end = starts.values[id + 1]!;
    let shared = 0;
    for (let place = starts.values[id]!; place < end; place += 1) {
      shared += isAsked[pairsOfAll.values[place]!]!;
    }
    return shared;
  };

  /** Sorted by the number of shared pairs as they are found, which spares a sort. */
  const find = (pairs: readonly number[], slot: number, sharedMin: number): number[] => {
    const needed = Math.ceil(sharedMin * pairs.length);
    const marksAsked = marksOf(pairs);
    const byShared: number[][] = Array.from({ length: pairs.length + 1 }, () => []);
    const seen = new Set<number>();
    // A word that shares enough has one of these, so the long lists of frequent pairs go unread.
    for (const pair of pairs.slice(0, pairs.length - needed + 1)) {
      for (let near = slot - LENGTH_SPREAD; near <= slot + LENGTH_SPREAD; near += 1) {
        const { ids, marks } = slots.get(pair * LENGTH_SLOTS + near) ?? emptySlot;
        for (let place = 0; place < ids.length; place += 1) {
          // Every mark that a word lacks is a pair that it lacks: most need no closer look.
          if (pairs.length - bitsOf(marksAsked & ~marks[place]!) < needed) continue;
          const id = ids[place]!;
          if (seen.has(id)) continue;
          seen.add(id);
          const shared = sharedBy(id);
          const pairsCount = starts.values[id + 1]! - starts.values[id]!;
          if (shared >= sharedMin * Math.max(pairs.length, pairsCount)) byShared[shared]!.push(id);
        }
      }
    }
    return byShared.toReversed().flat().slice(0, FOUND_MAX);
  };

  return {
    add: (id, skeleton) => {
      if (id !== starts.length - 1) throw new Error(`id ${id} is not the next one`);
      const pairs = letterPairs(skeleton);
      const slot = slotOf(skeleton);
      const marks = marksOf(pairs);
      for (const pair of pairs) {
        pairsOfAll.push(pair);
        carriersOfPair[pair]! += 1;
        const known = slots.get(pair * LENGTH_SLOTS + slot);
        if (known === undefined) {
          slots.set(pair * LENGTH_SLOTS + slot, { ids: [id], marks: [marks] });
          continue;
        }
        known.ids.push(id);
        known.marks.push(marks);
      }
      starts.push(pairsOfAll.length);
    },
    near: (skeleton, sharedMin = SHARED_MIN) => {
      const pairs = letterPairs(skeleton).sort((a, b) => carriersOfPair[a]! - carriersOfPair[b]!);
      for (const pair of pairs) isAsked[pair] = 1;
      const found = find(pairs, slotOf(skeleton), sharedMin);
      for (const pair of pairs) isAsked[pair] = 0;
      return found;
    },
  };
}

const slotOf = (skeleton: string): number =>
  Math.min(skeleton.length, LENGTH_SLOTS - 1 - LENGTH_SPREAD);

/** Each letter with the one before it, the beginning included, as numbers; each pair once. */
function letterPairs(skeleton: string): number[] {
  const pairs: number[] = [];
  let before = 0;
  for (let place = 0; place < skeleton.length; place += 1) {
    const code = skeleton.charCodeAt(place);
    const pair = before * 128 + code;
    if (!pairs.includes(pair)) pairs.push(pair);
    before = code;
  }
  return pairs;
}

/** One of 32 bits for each pair; several pairs may share one. */
function marksOf(pairs: readonly number[]): number {
  let marks = 0;
  for (const pair of pairs) marks |= 1 << (Math.imul(pair, 0x9e3779b1) >>> 27);
  return marks;
}

function bitsOf(marks: number): number {
  let left = marks - ((marks >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
