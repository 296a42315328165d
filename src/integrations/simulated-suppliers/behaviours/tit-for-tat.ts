import type { Behaviour } from './behaviour.ts';

/** A first sign of good will, before the buyer has moved. */
const GOOD_WILL_BP = 500;

/** Gives as much of its own worth as the buyer has given of it since its first offer. */
export const titForTat: Behaviour = {
  keepsWord: true,
  heedsGap: true,
  givenBp: ({ worthsBp, roomBp }) => {
    const [first = 0] = worthsBp;
    const theirs = Math.max(0, Math.max(first, ...worthsBp) - first);
    return Math.min(10_000, GOOD_WILL_BP + Math.floor((theirs * 10_000) / roomBp));
  },
  words: () => 'We meet you where you meet us.',
};
