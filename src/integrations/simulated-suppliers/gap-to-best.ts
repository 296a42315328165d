import type { GapToBest } from '#contracts/negotiation.ts';
import type { Behaviour } from './behaviours/behaviour.ts';

/** Share of its room that a supplier gives on top while it hears this. */
const GIVEN_ON_TOP_BP: Readonly<Record<GapToBest, number>> = {
  best: 0,
  close: 0,
  behind: 600,
  far: 1_200,
};

/** What word of better offers moves the supplier to give on top, 0 to 1,200 bp of its room. */
export const givenOnTopBp = ({ heedsGap }: Behaviour, gap: GapToBest | null): number =>
  gap === null || !heedsGap ? 0 : GIVEN_ON_TOP_BP[gap];

/** The behaviour's words, with those of a supplier that has heard. */
export const wordsWith = (words: string, onTopBp: number): string =>
  onTopBp === 0 ? words : `${words} We have heard that we are not the best yet.`;
