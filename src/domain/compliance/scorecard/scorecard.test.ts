import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StandingRule } from '#contracts/risk-rules.ts';
import type { PeriodActivity } from './activity.ts';
import { defaultScorecardRules as rules } from './default-rules.ts';
import { scorecard, standingAt, standingFindings } from './scorecard.ts';

const aPeriod = (period: string, parts: Partial<PeriodActivity> = {}): PeriodActivity => ({
  period,
  deliveriesCount: 0,
  onTimeCount: 0,
  inspectionsCount: 0,
  inspectedUnits: 0,
  rejectedUnits: 0,
  pricesCount: 0,
  priceToMedianBp: 10_000,
  askedCount: 0,
  answeredCount: 0,
  ...parts,
});
const delivered = (period: string, onTimeCount: number, deliveriesCount = 20) =>
  aPeriod(period, { deliveriesCount, onTimeCount });
const scoreBy = (name: string, periods: PeriodActivity[]) =>
  scorecard(periods, rules).criteria.find((it) => it.name === name)?.scoreBp ?? -1;

describe('a scorecard', () => {
  it('of somebody new is what is expected of somebody new, not perfect', () => {
    const card = scorecard([], rules);
    expect(card).toMatchObject({ overallBp: 6_500, sampleSize: 0, standing: { name: 'average' } });
  });

  it('does not change while nothing happens', () => {
    const active = [delivered('2025-Q1', 12), delivered('2025-Q3', 18)];
    const idle = [active[0], aPeriod('2025-Q2'), active[1], aPeriod('2026-Q1')] as PeriodActivity[];
    expect(scorecard(idle, rules)).toEqual(scorecard(active, rules));
  });

  it.each([
    ['linear', { kind: 'linear', periods: 4 }],
    ['exponential', { kind: 'exponential', halfLifePeriods: 2 }],
  ] as const)('with a %s fade counts the latest period most', (_name, fade) => {
    const at = (periods: PeriodActivity[]) => scorecard(periods, { ...rules, fade }).overallBp;
    const better = at([delivered('2025-Q1', 0), delivered('2025-Q2', 20)]);
    expect(better).toBeGreaterThan(at([delivered('2025-Q1', 20), delivered('2025-Q2', 0)]));
  });

  it('forgets what lies beyond a linear fade', () => {
    const fade = { kind: 'linear', periods: 2 } as const;
    const late = [delivered('2025-Q2', 20), delivered('2025-Q3', 20)];
    const of = (periods: PeriodActivity[]) => scorecard(periods, { ...rules, fade }).overallBp;
    expect(of([delivered('2025-Q1', 0), ...late])).toBe(of(late));
  });

  it('is never better for one more late delivery', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (onTime, late) => {
        const count = onTime + late;
        const before = scoreBy('delivery', [delivered('2025-Q1', onTime, count)]);
        const after = scoreBy('delivery', [delivered('2025-Q1', onTime, count + 1)]);
        if (count > 0) expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it.each([
    ['quality', { inspectionsCount: 995, inspectedUnits: 1_000, rejectedUnits: 100 }, 32],
    ['price', { pricesCount: 995, priceToMedianBp: 8_000 }, 9_982],
    ['price', { pricesCount: 995, priceToMedianBp: 10_000 }, 5_007],
    ['responsiveness', { askedCount: 995, answeredCount: 0 }, 32],
  ])('by %s of %o is %i bp', (name, parts, expected) => {
    expect(scoreBy(name, [aPeriod('2025-Q1', parts)])).toBe(expected);
  });
});

describe('a standing', () => {
  it('is there for every score, the highest one included', () => {
    for (let scoreBp = 0; scoreBp <= 10_000; scoreBp += 1) {
      expect(standingAt(scoreBp, rules.standings).fromBp).toBeLessThanOrEqual(scoreBp);
    }
    expect(standingAt(10_000, rules.standings).name).toBe('good');
    expect(standingAt(2_999, rules.standings).name).toBe('very poor');
  });

  const poor: StandingRule = { name: 'poor', fromBp: 0, rfq: 'warn', award: 'prevent' };
  const card = { ...scorecard([delivered('2025-Q1', 0)], rules), standing: poor };

  it('prevents by the policy that says so, and warns', () => {
    const found = standingFindings(card, 3);
    expect(found.hardStops).toEqual([
      expect.stringMatching(
        /^standing poor \(\d+ bp from 20 results\): award prevented by policy version 3$/,
      ),
    ]);
    expect(found.warnings).toHaveLength(1);
  });

  it('does nothing to somebody of whom there is no result', () => {
    expect(standingFindings({ ...card, sampleSize: 0 }, 3)).toEqual({
      hardStops: [],
      warnings: [],
    });
  });
});
