import { describe, expect, it } from 'vitest';
import { hideLimits } from './hide-limits.ts';

describe('an answer for who may not see limits', () => {
  it('has no target and no walk-away price, however deep', () => {
    const answer = {
      items: [{ lines: [{ lineNo: 1, targetUnitPriceMinor: 1, walkAwayUnitPriceMinor: 2 }] }],
      award: { proposal: { mandates: [{ version: 1 }], totalMinor: 3 } },
    };
    expect(hideLimits(answer)).toEqual({
      items: [{ lines: [{ lineNo: 1 }] }],
      award: { proposal: { mandates: [], totalMinor: 3 } },
    });
  });

  it('has no sentence of ours that names one', () => {
    expect(
      hideLimits({
        mandate: { lines: [[1, 2, 3, 4]] },
        because: [
          { rule: 'worth: price', value: 'landed cost 5.00 USD of 9.00 USD at most' },
          { rule: 'mandate', value: 'line 1: 12.00 USD is above 11,000.00 USD' },
          { rule: 'budget', value: '5.00 USD is above the budget of 4.00 USD' },
        ],
      }),
    ).toEqual({
      mandate: null,
      because: [
        { rule: 'worth: price', value: 'landed cost 5.00 USD of what may be agreed at most' },
        { rule: 'mandate', value: 'line 1: 12.00 USD is above what may be agreed' },
        { rule: 'budget', value: '5.00 USD is above the budget of 4.00 USD' },
      ],
    });
  });

  it.each([null, 'walkAwayUnitPriceMinor', 7, [], { a: null }])('stays else as it is: %j', (it) => {
    expect(hideLimits(it)).toEqual(it);
  });
});
