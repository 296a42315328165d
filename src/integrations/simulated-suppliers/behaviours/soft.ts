import type { Behaviour } from './behaviour.ts';

const GIVEN_AT_ONCE_BP = 3_000;

/** Starts low and goes on to its floor. */
export const soft: Behaviour = {
  keepsWord: true,
  heedsGap: true,
  givenBp: ({ timeBp }) =>
    GIVEN_AT_ONCE_BP + Math.floor((timeBp * (10_000 - GIVEN_AT_ONCE_BP)) / 10_000),
  words: () => 'We would like to work with you.',
};
