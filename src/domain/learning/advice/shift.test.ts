import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  anAdvice,
  anEstimate,
  anyAdvice,
  aSuggestion,
} from '../../../../tests/support/advice-builders.ts';
import { ADVICE_SHIFT_MAX_BP, shiftOf } from './shift.ts';

it('moves an option by what it brings more than the others, as far as that was seen', () => {
  const advice = anAdvice('way_on', null, {
    suggestions: [
      aSuggestion('retry', 7_000, { expected: anEstimate(7_000, { priorShareBp: 5_000 }) }),
      aSuggestion('widen', 5_000),
    ],
  });
  expect(shiftOf(advice, 'retry')).toBe(500);
  expect(shiftOf(advice, 'widen')).toBe(-900);
  expect(shiftOf(advice, 'person')).toBe(0);
  expect(shiftOf(null, 'retry')).toBe(0);
});

it('is a whole number inside its bound, whatever advice says', () => {
  fc.assert(
    fc.property(anyAdvice('way_on', 'any', ['retry', 'widen']), (advice) => {
      const shift = shiftOf(advice, 'retry');
      expect(Number.isInteger(shift)).toBe(true);
      expect(Math.abs(shift)).toBeLessThanOrEqual(ADVICE_SHIFT_MAX_BP);
    }),
  );
});
