export const BEHAVIOUR_NAMES = [
  'hard',
  'soft',
  'tit_for_tat',
  'deadline_driven',
  'micro',
  'erratic',
  'bluffing',
] as const;
export type BehaviourName = (typeof BEHAVIOUR_NAMES)[number];

/** The talks as one supplier sees them when it answers. */
export type TalksSoFar = {
  /** Of the offer to answer, 1-based. */
  round: number;
  /** Share of the supplier's patience that has passed, in basis points; 10,000 on a last word. */
  timeBp: number;
  /** Whether the buyer called this offer its last. */
  isLastWord: boolean;
  /** What each offer of the buyer is worth to the supplier, oldest first, the last to answer. */
  worthsBp: readonly number[];
  /** From the list price down to the floor, in basis points of the list price; at least 1. */
  roomBp: number;
  /** An integer from `min` to `max` that depends on the case, the supplier and `what` alone. */
  own: (what: string, min: number, max: number) => number;
};

/** How a simulated supplier moves from its list price to its floor. */
export type Behaviour = {
  /** Share of its room that it gives away in this answer, in basis points, rounded down. */
  givenBp: (talks: TalksSoFar) => number;
  /** Whether it never asks for more again than it has asked; the table then holds it to that. */
  keepsWord: boolean;
  /** Whether word of better offers moves it; the others take that for talk. */
  heedsGap: boolean;
  /** Whether it calls this answer its last word. */
  callsItFinal?: (talks: TalksSoFar) => boolean;
  words: (talks: TalksSoFar) => string;
};
