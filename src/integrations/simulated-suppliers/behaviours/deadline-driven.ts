import type { Behaviour } from './behaviour.ts';

const LATE_BP = 8_000;
const GIVEN_LATE_BP = 9_000;

/** Gives nothing until the talks are about to end, then nearly all. */
export const deadlineDriven: Behaviour = {
  keepsWord: true,
  heedsGap: true,
  givenBp: ({ timeBp }) => (timeBp >= LATE_BP ? GIVEN_LATE_BP : 0),
  words: ({ timeBp }) =>
    timeBp >= LATE_BP ? 'Before we both go home empty-handed.' : 'There is still time.',
};
