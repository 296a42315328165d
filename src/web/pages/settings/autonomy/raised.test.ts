import { expect, test } from 'vitest';
import { withStage } from './raised.ts';

test('a raised category leaves its earlier entry and stands before wider ones', () => {
  const body = {
    rules: [],
    calendar: null,
    autonomy: [
      { categories: ['33', '4262'], stage: 'observe' as const },
      { categories: ['42'], stage: 'advise' as const },
    ],
  };
  expect(withStage(body, '4262', 'act').autonomy).toEqual([
    { categories: ['4262'], stage: 'act' },
    { categories: ['33'], stage: 'observe' },
    { categories: ['42'], stage: 'advise' },
  ]);
});

test('an entry without another category goes away', () => {
  const body = {
    rules: [],
    calendar: null,
    autonomy: [{ categories: ['33'], stage: 'observe' as const }],
  };
  expect(withStage(body, '33', 'advise').autonomy).toEqual([
    { categories: ['33'], stage: 'advise' },
  ]);
});
