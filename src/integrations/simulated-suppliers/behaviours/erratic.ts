import type { Behaviour } from './behaviour.ts';

/** Moves by a step of any size, often none; what it has given it never takes back. */
export const erratic: Behaviour = {
  keepsWord: true,
  heedsGap: true,
  givenBp: ({ round, own }) => {
    let givenBp = 0;
    for (let at = 1; at <= round; at += 1) {
      if (own(`mood ${at}`, 1, 5) > 2) givenBp += own(`step ${at}`, 100, 3_000);
    }
    return Math.min(10_000, givenBp);
  },
  words: ({ round, own }) =>
    own(`mood ${round}`, 1, 5) > 2 ? 'Fine, a little more.' : 'Why should we?',
};
