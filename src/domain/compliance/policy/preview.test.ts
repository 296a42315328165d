import { describe, expect, it } from 'vitest';
import { OPENED_AT_MS } from '../../../../tests/support/case-builders.ts';
import { aRiskPolicyBody } from '../../../../tests/support/risk-policy-builders.ts';
import { someDeliveries, someFacts } from '../../../../tests/support/supplier-builders.ts';
import { assess } from '../assess.ts';
import type { PastClearance } from './preview.ts';
import { previewPolicy } from './preview.ts';

const inForce = aRiskPolicyBody();
const past = (supplierId: string, late: boolean, awardedMinor = 0): PastClearance => {
  const deliveries = someDeliveries(late ? { onTimeCount: 0, meanDelayDays: 30 } : {});
  const facts = someFacts({ supplierId, deliveries });
  return {
    caseId: `case of ${supplierId}`,
    decidedAtMs: OPENED_AT_MS,
    assessment: assess(facts, inForce as { coverageMinBp: number }, OPENED_AT_MS),
    codes: ['33600000-6'],
    awardedMinor,
    currency: 'USD',
  };
};
const all = [past('prompt', false, 10_000), past('late', true, 70_000)];

describe('a preview', () => {
  it('of the same rules changes nothing', () => {
    expect(previewPolicy(all, inForce, inForce)).toEqual({
      comparedCount: 2,
      easierCount: 0,
      harderCount: 0,
      unchangedCount: 2,
      awardedMinor: {},
      changes: [],
    });
  });

  it('names who would come off worse, before and after, and the money of its awards', () => {
    const weightsBp = { ...inForce.weightsBp, financial: 0, delivery: 4_500 };
    const draft = { ...inForce, categories: [{ cpvPrefix: '336', weightsBp }] };
    const found = previewPolicy(all, inForce, draft);
    expect(found).toMatchObject({
      harderCount: 1,
      unchangedCount: 1,
      awardedMinor: { USD: 70_000 },
    });
    expect(found.changes).toEqual([
      expect.objectContaining({
        supplierId: 'late',
        before: expect.objectContaining({ verdict: 'auto_approve' }),
        after: expect.objectContaining({ verdict: 'conditional_approval' }),
      }),
    ]);
  });

  it('counts a factor that was not looked at then as unknown', () => {
    const [one] = all;
    if (one === undefined) throw new Error('nothing to preview');
    const { factors } = one.assessment;
    const old = { ...one.assessment, factors: factors.filter((it) => it.name !== 'esg') };
    const weightsBp = { ...inForce.weightsBp, esg: 6_000, financial: 0, delivery: 0, quality: 500 };
    const draft = { ...inForce, weightsBp };
    const [change] = previewPolicy([{ ...one, assessment: old }], inForce, draft).changes;
    expect(change?.after).toEqual({ verdict: 'escalate_for_review', riskBp: null });
  });
});
