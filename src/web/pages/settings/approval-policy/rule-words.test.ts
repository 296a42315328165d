import { expect, test } from 'vitest';
import { calendarWords, stepWords, whenWords } from './rule-words.ts';

test('a rule says which questions it is for', () => {
  expect(whenWords({})).toBe('every question');
  expect(
    whenWords({ about: ['award', 'manual_step'], amountFromMinor: 1_000_000, currency: 'USD' }),
  ).toBe('award or manual step; from $10,000.00 on');
  expect(whenWords({ amountToMinor: 50_000, riskFromBp: 4_000 })).toBe(
    'up to 500.00; risk from 40\u00A0% on',
  );
});

test('a step says how many of whom, and what happens when they wait', () => {
  const step = {
    title: 'Finance',
    approvers: ['role:approver', 'Ada'],
    quorum: 2,
    remindAfterHours: 8,
    escalateAfterHours: null,
    escalateTo: [],
  };
  expect(stepWords(step)).toBe('Finance: 2 of any approver, Ada, reminded after 8 h');
});

test('without a calendar every hour counts', () => {
  expect(calendarWords(null)).toBe('Every hour of every day counts.');
  expect(calendarWords({ country: 'DE', subdivision: 'BY', workingDays: [1, 5] })).toBe(
    'Hours count on Monday, Friday, but not on public holidays of DE, BY.',
  );
});
