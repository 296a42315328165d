import { Badge } from '@mantine/core';
import type { MantineColor } from '@mantine/core';
import type { CaseStage } from '#contracts/records.ts';
import type { CaseSummary } from '../client/types.ts';

type Sign = { word: string; color: MantineColor };

const stages: Readonly<Record<CaseStage, Sign>> = {
  opened: { word: 'Opened', color: 'gray' },
  sourcing: { word: 'Sourcing', color: 'blue' },
  compliance: { word: 'Compliance', color: 'violet' },
  negotiating: { word: 'Negotiating', color: 'cyan' },
  award_review: { word: 'Award review', color: 'teal' },
  approving: { word: 'Waits for a person', color: 'orange' },
  recovering: { word: 'Recovering', color: 'yellow' },
  paused: { word: 'Paused', color: 'yellow' },
  closed: { word: 'Closed', color: 'gray' },
};

const outcomes: Readonly<Record<NonNullable<CaseSummary['outcome']>, Sign>> = {
  awarded: { word: 'Awarded', color: 'green' },
  partially_awarded: { word: 'Awarded in part', color: 'lime' },
  no_award: { word: 'No award', color: 'red' },
  aborted: { word: 'Aborted', color: 'gray' },
};

/** Where a case stands, as a word with a colour; a closed one by its outcome. */
export function Stage({ stage, outcome }: { stage: CaseStage; outcome?: CaseSummary['outcome'] }) {
  const { word, color } = outcome == null ? stages[stage] : outcomes[outcome];
  return (
    <Badge variant="dot" color={color} tt="none" style={{ flexShrink: 0 }}>
      {word}
    </Badge>
  );
}

export const stageWord = (stage: CaseStage): string => stages[stage].word;

export const outcomeWord = (outcome: NonNullable<CaseSummary['outcome']>): string =>
  outcomes[outcome].word;
