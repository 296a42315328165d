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

export function createLetterPairIndex(): LetterPairIndex {
  /** The pairs of all words one after another, and where those of each word begin. */
  const pairsOfAll: number[] = [];
  const startOf: number[] = [0];
  const carriersBySlot = new Map<number, number[]>();
  const carriersOfPair = new Uint32Array(PAIRS);
  const isAsked = new Uint8Array(PAIRS);
  let seenBy = new Uint32Array(1024);
  let stamp = 0;

  /** Sorted by the number of shared pairs as they are found, which spares a sort. */
  const find = (pairs: readonly number[], slot: number, sharedMin: number): number[] => {
    const needed = Math.ceil(sharedMin * pairs.length);
    const byShared: number[][] = Array.from({ length: pairs.length + 1 }, () => []);
    // A word that shares enough has one of these, so the long lists of frequent pairs go unread.
    for (const pair of pairs.slice(0, pairs.length - needed + 1)) {
      for (let near = slot - LENGTH_SPREAD; near <= slot + LENGTH_SPREAD; near += 1) {
        for (const id of carriersBySlot.get(pair * LENGTH_SLOTS + near) ?? []) {
          if (seenBy[id] === stamp) continue;
          seenBy[id] = stamp;
          const start = startOf[id]!;
          const end = startOf[id + 1]!;
          let shared = 0;
          for (let place = start; place < end; place += 1) shared += isAsked[pairsOfAll[place]!]!;
          if (shared >= sharedMin * Math.max(pairs.length, end - start)) byShared[shared]!.push(id);
        }
      }
    }
    return byShared.toReversed().flat().slice(0, FOUND_MAX);
  };

  return {
    add: (id, skeleton) => {
      if (id !== startOf.length - 1) throw new Error(`id ${id} is not the next one`);
      const pairs = letterPairs(skeleton);
      pairsOfAll.push(...pairs);
      startOf.push(pairsOfAll.length);
      for (const pair of pairs) {
        carriersOfPair[pair]! += 1;
        const slot = pair * LENGTH_SLOTS + slotOf(skeleton);
        const carriers = carriersBySlot.get(slot);
        if (carriers === undefined) carriersBySlot.set(slot, [id]);
        else carriers.push(id);
      }
    },
    near: (skeleton, sharedMin = SHARED_MIN) => {
      if (seenBy.length < startOf.length) seenBy = new Uint32Array(2 * startOf.length);
      stamp += 1;
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
  const pairs = new Set<number>();
  let before = 0;
  for (let place = 0; place < skeleton.length; place += 1) {
    const code = skeleton.charCodeAt(place);
    pairs.add(before * 128 + code);
    before = code;
  }
  return [...pairs];
}
