/** Chance that comes out the same for the same seed. */
export type Chance = {
  happens(share: number): boolean;
  oneOf<T>(values: readonly T[]): T;
};

/** Mulberry32, which is enough to mix words and no good for secrets. */
export function createChance(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    happens: (share) => next() < share,
    oneOf: <T>(values: readonly T[]): T => {
      if (values.length === 0) throw new Error('there is nothing to choose from');
      return values[Math.floor(next() * values.length)]!;
    },
  };
}
