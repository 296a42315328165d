import type { Behaviour, TalksSoFar } from './behaviour.ts';

const CLAIMED_FROM_ROUND = 2;
const LATE_BP = 7_000;

const isLate = ({ timeBp }: TalksSoFar): boolean => timeBp >= LATE_BP;
const surcharges = ({ own }: TalksSoFar): boolean => own('surcharge', 1, 2) === 1;

/**
 * Claims a final price early. Late it either adds a surcharge, which stays below its first quote,
 * or has one more concession after all.
 */
export const bluffing: Behaviour = {
  keepsWord: false,
  heedsGap: false,
  givenBp: (talks) => {
    const claimedBp = talks.own('claim', 3_000, 5_000);
    if (!isLate(talks)) return talks.round < CLAIMED_FROM_ROUND ? 1_500 : claimedBp;
    return surcharges(talks)
      ? claimedBp - talks.own('extra', 800, 2_500)
      : claimedBp + talks.own('last', 1_500, 4_000);
  },
  callsItFinal: ({ round }) => round >= CLAIMED_FROM_ROUND,
  words: (talks) => {
    if (!isLate(talks)) {
      return talks.round < CLAIMED_FROM_ROUND ? 'A fair price.' : 'This is our final price.';
    }
    return surcharges(talks)
      ? 'Freight has become dearer: a surcharge applies from today.'
      : 'For you, one last concession.';
  },
};
