import type { Verdict } from '#contracts/supplier.ts';
import type { Tone } from '../../../display/sign.tsx';

/** What compliance says, as a word with a colour. */
export const verdictSigns: Readonly<Record<Verdict, { word: string; tone: Tone }>> = {
  auto_approve: { word: 'Cleared', tone: 'good' },
  conditional_approval: { word: 'Cleared with conditions', tone: 'notice' },
  escalate_for_review: { word: 'A person decides', tone: 'warning' },
  refusal: { word: 'Refused', tone: 'bad' },
};
