import { growing } from './growing.ts';

/**
 * Ids, counted up from 0, by a hash of what they stand for. Several may share a bucket, so whoever
 * asks compares: `for (let id = table.first(hash); id !== NO_ID; id = table.after(id))`.
 */
export type IdTable = {
  /** Takes the next id. */
  add(hash: number): number;
  first(hash: number): number;
  after(id: number): number;
};

export const NO_ID = -1;

const BUCKETS_MIN = 64;

/** @param idsExpected about how many; more are found more slowly */
export function createIdTable(idsExpected: number): IdTable {
  const next = growing(Int32Array);
  const bucketsCount = 2 ** Math.ceil(Math.log2(Math.max(BUCKETS_MIN, idsExpected)));
  // Never widened, since moving a million ids at once would take too long.
  const buckets = new Int32Array(bucketsCount).fill(NO_ID);
  const bucketOf = (hash: number): number => (hash ^ (hash >>> 15)) & (bucketsCount - 1);
  return {
    add: (hash) => {
      const id = next.length;
      next.push(buckets[bucketOf(hash)]!);
      buckets[bucketOf(hash)] = id;
      return id;
    },
    first: (hash) => buckets[bucketOf(hash)]!,
    after: (id) => next.values[id]!,
  };
}

/** FNV-1a over the character codes. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash;
}

export const hashOfCouple = (one: number, other: number): number =>
  Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b);
