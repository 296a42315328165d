import { describe, expect, it } from 'vitest';
import type { Approach } from '#contracts/negotiation.ts';
import { aPumpMarket } from '../../../tests/support/talk-builders.ts';
import { approaches, chooseApproach } from './approach.ts';

type Situation = Parameters<typeof chooseApproach>[0];
const choose = (parts: Partial<Situation> = {}) =>
  chooseApproach({
    market: aPumpMarket({}, { competition: 'competitive' }),
    urgency: 'low',
    conditionsCount: 0,
    meanDeliveries: 0,
    failed: [],
    ...parts,
  });

describe('the approach', () => {
  it('is competitive among many rivals, and collaborative with a sole supplier in a hurry', () => {
    expect(choose().chosen).toBe('competitive');
    const sole = aPumpMarket({}, { competition: 'sole' });
    expect(choose({ market: sole, urgency: 'critical' }).chosen).toBe('collaborative');
  });

  it('is friendlier to suppliers with a history or with conditions to meet', () => {
    const scoreOf = (choice: ReturnType<typeof choose>, name: Approach) =>
      choice.ranked.find((it) => it.approach === name)?.scoreBp ?? 0;
    const market = aPumpMarket();
    const plain = scoreOf(choose({ market }), 'collaborative');
    const known = choose({ market, meanDeliveries: 10 });
    const bound = choose({ market, conditionsCount: 3 });
    expect(scoreOf(known, 'collaborative')).toBeGreaterThan(plain);
    expect(scoreOf(bound, 'collaborative')).toBeGreaterThan(plain);
  });

  it('is never one that failed before while another is left', () => {
    const choice = choose({ failed: ['competitive'] });
    expect(choice.chosen).not.toBe('competitive');
    expect(choice.ranked).toHaveLength(Object.keys(approaches).length);
  });
});
