import type { Behaviour } from './behaviour.ts';

const SILENT_UNTIL_BP = 5_000;
const GIVEN_MAX_BP = 3_500;

/** Moves late and little. */
export const hard: Behaviour = {
  keepsWord: true,
  heedsGap: false,
  givenBp: ({ timeBp }) => {
    const late = Math.max(0, timeBp - SILENT_UNTIL_BP);
    return Math.floor((late * GIVEN_MAX_BP) / (10_000 - SILENT_UNTIL_BP));
  },
  words: () => 'Our prices are firm.',
};
