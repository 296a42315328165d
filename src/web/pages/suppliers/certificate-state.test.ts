import { expect, test } from 'vitest';
import { byExpiry, certificateState } from './certificate-state.ts';

const until = (validTo: string | null, validFrom: string | null = null) => ({ validFrom, validTo });
const TODAY = '2026-11-21';

test('the last day still counts, the day after does not', () => {
  expect(certificateState(until('2026-11-21'), TODAY)).toEqual({
    word: 'expires today',
    tone: 'warning',
  });
  expect(certificateState(until('2026-11-20'), TODAY)).toEqual({
    word: 'expired 1 d ago',
    tone: 'bad',
  });
});

test('sixty days ahead is soon, sixty-one is not', () => {
  expect(certificateState(until('2027-01-20'), TODAY).tone).toBe('warning');
  expect(certificateState(until('2027-01-21'), TODAY).tone).toBe('good');
});

test('without an end it holds, unless it has not begun', () => {
  expect(certificateState(until(null), TODAY).word).toBe('no end');
  expect(certificateState(until(null, '2026-12-01'), TODAY).word).toBe('not yet valid');
});

test('what runs out first comes first', () => {
  const sorted = byExpiry([until(null), until('2028-01-01'), until('2026-01-01')]);
  expect(sorted.map((it) => it.validTo)).toEqual(['2026-01-01', '2028-01-01', null]);
});
