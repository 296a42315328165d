import { describe, expect, it } from 'vitest';
import type { Approach } from '#contracts/negotiation.ts';
import { approaches, chooseApproach } from './approach.ts';

type Situation = Parameters<typeof chooseApproach>[0];
const choose = (parts: Partial<Situation> = {}) =>
  chooseApproach({
    competition: 'competitive',
    urgency: 'low',
    conditionsCount: 0,
    meanDeliveries: 0,
    failed: [],
    ...parts,
  });

describe('the approach', () => {
  it('is competitive among many rivals, and collaborative with a sole supplier in a hurry', () => {
    expect(choose().chosen).toBe('competitive');
    expect(choose({ competition: 'sole', urgency: 'critical' }).chosen).toBe('collaborative');
  });

  it('is friendlier to suppliers with a history or with conditions to meet', () => {
    const scoreOf = (choice: ReturnType<typeof choose>, name: Approach) =>
      choice.ranked.find((it) => it.approach === name)?.scoreBp ?? 0;
    const thin = { competition: 'thin' as const };
    const plain = scoreOf(choose(thin), 'collaborative');
    const known = choose({ ...thin, meanDeliveries: 10 });
    const bound = choose({ ...thin, conditionsCount: 3 });
    expect(scoreOf(known, 'collaborative')).toBeGreaterThan(plain);
    expect(scoreOf(bound, 'collaborative')).toBeGreaterThan(plain);
  });

  it('is never one that failed before while another is left', () => {
    const choice = choose({ failed: ['competitive'] });
    expect(choice.chosen).not.toBe('competitive');
    expect(choice.ranked).toHaveLength(Object.keys(approaches).length);
  });
});
