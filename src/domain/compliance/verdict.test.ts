import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPolicy, anAssessment } from '../../../tests/support/case-builders.ts';
import { VERDICTS } from '#contracts/supplier.ts';
import type { Assessment, RiskFactorName } from '#contracts/supplier.ts';
import { factors } from './factors/index.ts';
import { conditionsOf, decideVerdict, limitsOf, moveThreshold } from './verdict.ts';

const { risk } = aPolicy();
const limits = limitsOf(risk, null);
const aBp = fc.integer({ min: 0, max: 10_000 });
const someLimits = fc.record({
  approveUpToBp: aBp,
  conditionUpToBp: aBp,
  refuseAboveBp: aBp,
});
const assessed = (parts: Partial<Assessment>): Assessment => ({ ...anAssessment(), ...parts });
const rows = (risks: Partial<Record<RiskFactorName, number>>): Assessment['factors'] =>
  (Object.keys(factors) as RiskFactorName[]).map((name) => ({
    name,
    riskBp: risks[name] ?? null,
    weightBp: factors[name].weightBp,
    coverageBp: risks[name] === undefined ? 0 : 10_000,
    evidence: [`${name} evidence`],
  }));
const rankOf = (riskBp: number, by: typeof limits) =>
  VERDICTS.indexOf(decideVerdict(assessed({ riskBp }), by).verdict);

describe('a verdict', () => {
  it.each([
    [0, 'auto_approve'],
    [3_000, 'auto_approve'],
    [3_001, 'conditional_approval'],
    [5_000, 'conditional_approval'],
    [5_001, 'escalate_for_review'],
    [8_000, 'escalate_for_review'],
    [8_001, 'refusal'],
    [10_000, 'refusal'],
  ])('at a risk of %i bp is %s', (riskBp, verdict) => {
    expect(decideVerdict(assessed({ riskBp }), limits).verdict).toBe(verdict);
  });

  it('is never better for a worse risk, whatever the limits', () => {
    fc.assert(
      fc.property(aBp, aBp, someLimits, (a, b, by) => {
        expect(rankOf(Math.min(a, b), by)).toBeLessThanOrEqual(rankOf(Math.max(a, b), by));
      }),
    );
  });

  it('is refusal above the limit of refusal, whatever the other limits', () => {
    fc.assert(
      fc.property(aBp, someLimits, (riskBp, by) => {
        const { verdict } = decideVerdict(assessed({ riskBp }), by);
        expect(verdict === 'refusal').toBe(riskBp > by.refuseAboveBp);
      }),
    );
  });

  it('is refusal for a hard stop, whatever the risk and the limits', () => {
    fc.assert(
      fc.property(fc.option(aBp), someLimits, (riskBp, by) => {
        const stopped = assessed({ riskBp, hardStops: ['blocked: fraud'] });
        expect(decideVerdict(stopped, by)).toEqual({
          verdict: 'refusal',
          conditions: [],
          because: [{ rule: 'hard stop', value: 'blocked: fraud' }],
        });
      }),
    );
  });

  it('is for a person when the risk is unknown, whatever the limits', () => {
    fc.assert(
      fc.property(someLimits, (by) => {
        expect(decideVerdict(assessed({ riskBp: null }), by).verdict).toBe('escalate_for_review');
      }),
    );
  });

  it('names the rule, the risk and the evidence of each factor', () => {
    const judged = decideVerdict(
      assessed({ riskBp: 2_000, factors: rows({ quality: 4 }) }),
      limits,
    );
    expect(judged.because).toEqual([
      { rule: 'approved up to 3000 bp', value: 'risk 2000 bp' },
      { rule: 'financial', value: 'unknown: financial evidence' },
      { rule: 'delivery', value: 'unknown: delivery evidence' },
      { rule: 'quality', value: '4 bp: quality evidence' },
      { rule: 'compliance', value: 'unknown: compliance evidence' },
      { rule: 'geography', value: 'unknown: geography evidence' },
      { rule: 'esg', value: 'unknown: esg evidence' },
      { rule: 'concentration', value: 'unknown: concentration evidence' },
    ]);
  });

  it.each([
    [2_000, 3_500, 'conditional_approval'],
    [2_000, 5_500, 'escalate_for_review'],
    [2_000, 9_900, 'escalate_for_review'],
    [8_100, 9_900, 'refusal'],
  ])(
    'counts what is missing where it clears, not where it refuses: %i to %i bp',
    (low, high, verdict) => {
      const judged = decideVerdict(assessed({ riskBp: low, riskUpToBp: high }), limits);
      expect(judged.verdict).toBe(verdict);
      expect(judged.because[0]?.value).toBe(`risk ${low} bp, up to ${high} bp for want of figures`);
    },
  );

  it('that a person gives in spite of a missing paper has its renewal as a condition', () => {
    const papersMissing = [{ name: 'GMP', why: 'expired' as const, since: '2026-01-31' }];
    expect(conditionsOf(assessed({ riskBp: 0, papersMissing }))).toContain(
      'renew GMP, which ended on 2026-01-31',
    );
  });
});

describe('conditions', () => {
  it('come with a conditional approval and with no other verdict', () => {
    const conditions = (riskBp: number) =>
      decideVerdict(assessed({ riskBp, factors: rows({ quality: 9_000 }) }), limits).conditions;
    expect([0, 3_500, 6_000, 9_000].map((it) => conditions(it).length)).toEqual([0, 1, 0, 0]);
  });

  it('name each factor that stands out, the worst first', () => {
    const found = conditionsOf(
      assessed({ factors: rows({ quality: 4_000, delivery: 9_000, financial: 3_999 }) }),
    );
    expect(found).toEqual([factors.delivery.condition, factors.quality.condition]);
  });

  it('name the worst factor when none stands out', () => {
    const found = conditionsOf(assessed({ factors: rows({ quality: 10, delivery: 20 }) }));
    expect(found).toEqual([factors.delivery.condition]);
  });
});

describe('a moved threshold', () => {
  it('stays inside the band of policy', () => {
    fc.assert(
      fc.property(aBp, (wantedBp) => {
        const moved = moveThreshold(risk, wantedBp);
        expect(moved).toBeGreaterThanOrEqual(risk.approveBandBp.min);
        expect(moved).toBeLessThanOrEqual(risk.approveBandBp.max);
        const isInside = moved === wantedBp;
        expect(isInside).toBe(wantedBp >= 2_000 && wantedBp <= 6_500);
      }),
    );
  });

  it.each([
    [
      'raised lets more pass with conditions',
      6_000,
      { approveUpToBp: 3_000, conditionUpToBp: 6_000 },
    ],
    ['lowered lets fewer pass without', 2_500, { approveUpToBp: 2_500, conditionUpToBp: 5_000 }],
    ['not moved is that of policy', null, { approveUpToBp: 3_000, conditionUpToBp: 5_000 }],
  ])('%s, and what is refused stays', (_what, moved, expected) => {
    expect(limitsOf(risk, moved)).toEqual({ ...expected, refuseAboveBp: 8_000 });
  });

  it('upwards never gives anybody a worse verdict', () => {
    fc.assert(
      fc.property(aBp, aBp, aBp, (riskBp, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((it) =>
          limitsOf(risk, moveThreshold(risk, it)),
        );
        expect(rankOf(riskBp, high ?? limits)).toBeLessThanOrEqual(rankOf(riskBp, low ?? limits));
      }),
    );
  });
});
