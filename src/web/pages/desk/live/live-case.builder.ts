import type { LiveCase } from '#contracts/desk.ts';

/** A live case of which a test says only what matters to it. */
export const liveCase = (changes: Partial<LiveCase> = {}): LiveCase => ({
  caseId: 'case-1',
  title: 'Gloves',
  stage: 'sourcing',
  sentence: 'Looks for suppliers.',
  nextStep: 'Compliance looks at who was found.',
  waitsFor: [],
  valueMinor: 100_000,
  currency: 'USD',
  openedAtMs: 1_000,
  updatedAtMs: 1_000,
  needBy: '2027-01-31',
  urgency: 'medium',
  openedBy: 'key-1',
  lastEventSequence: 5,
  ...changes,
});
