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

  it('has no worth of an offer, neither as a figure nor in a sentence of ours', () => {
    expect(
      hideLimits([
        {
          offerId: 'a',
          totalMinor: 3,
          utilityBp: 7_500,
          because: 'asks for 60 % of what can be won',
        },
        { firstUtilityBp: 1, lastUtilityBp: 2, inputs: { batnaBp: 3, round: 1 } },
        { rule: 'worth: price', value: '61.2 % at a weight of 40.0 %, landed cost 5.00 USD' },
        'worth 75.0 %, the best other offer 80.1 %',
        'worth 75.0 %, no round is left and the best other offer is worth 60.0 %',
        'worth 75.0 %, worth more than going on, which promises 70 %',
        'worth 75.0 %, our next offer 70.0 %',
        'The last offer of Alpha costs 9.00 USD at the door, 1.00 USD more than its mandate allows',
      ]),
    ).toEqual([
      {
        offerId: 'a',
        totalMinor: 3,
        utilityBp: null,
        because: 'asks for (not shown) of what can be won',
      },
      { firstUtilityBp: null, lastUtilityBp: null, inputs: { batnaBp: null, round: 1 } },
      { rule: 'worth: price', value: '(not shown) at a weight of 40.0 %, landed cost 5.00 USD' },
      'worth (not shown), the best other offer (not shown)',
      'worth (not shown), no round is left and the best other offer is worth (not shown)',
      'worth (not shown), worth more than going on, which promises (not shown)',
      'worth (not shown), our next offer (not shown)',
      'The last offer of Alpha costs 9.00 USD at the door, more than its mandate allows',
    ]);
  });

  it('keeps to itself how sure a decision by worth is, and of others tells it', () => {
    const decision = (rule: string) => ({
      alternatives: [{ option: 'go on talking', scoreBp: 6_000 }],
      because: [{ rule, value: 'they took our offer of round 2' }],
      confidenceBp: 7_500,
    });
    expect(hideLimits({ body: decision('acceptance') })).toEqual({
      body: {
        ...decision('acceptance'),
        alternatives: [{ option: 'go on talking', scoreBp: null }],
        confidenceBp: null,
      },
    });
    expect(hideLimits(decision('situation'))).toEqual(decision('situation'));
  });

  it.each([null, 'walkAwayUnitPriceMinor', 7, [], { a: null }])('stays else as it is: %j', (it) => {
    expect(hideLimits(it)).toEqual(it);
  });
});
