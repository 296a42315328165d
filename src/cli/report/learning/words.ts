import type { LearnedQuestion } from '#contracts/learning.ts';

/** What agents ask the memory, as people would. */
const questionWords: Readonly<Record<LearnedQuestion, string>> = {
  search_strategy: 'How to search',
  whom_to_invite: 'Whom to invite',
  approach: 'Which approach to talk with',
  opening_anchor: 'Where to open',
  lever_order: 'What to trade first',
  way_on: 'What to do after a failure',
};

export const askedWords = (question: string): string =>
  questionWords[question as LearnedQuestion] ?? question;

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
