import { describe, expect, it } from 'vitest';
import { evidence, risk } from '../../../../tests/support/risk-factors.ts';

describe('risk of the country', () => {
  it.each([
    ['DE', 0],
    ['KP', 10_000],
    ['VN', 6_000],
    ['ZA', 6_000],
  ])('of %s is %i bp', (country, expected) => {
    expect(risk('geography', { country })).toBe(expected);
  });

  it('names the lists it was found on, with their day', () => {
    expect(evidence('geography', { country: 'VE' })).toBe(
      'VE is on FATF increased monitoring (2025-10-24); ' +
        'VE is on EU high-risk third countries (2016/1675 as of 2025-08-05)',
    );
  });
});
