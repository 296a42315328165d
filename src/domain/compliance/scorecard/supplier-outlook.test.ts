import { describe, expect, it } from 'vitest';
import { aCell } from '../../learning/cell-builder.ts';
import { WHOLE_COUNT } from '../../learning/cells.ts';
import type { Cell } from '../../learning/cells.ts';
import { estimateSupplier } from '../../learning/suppliers/supplier-estimate.ts';
import { defaultScorecardRules as rules } from './default-rules.ts';
import { scorecard } from './scorecard.ts';
import { supplierOutlook } from './supplier-outlook.ts';

const NOW = 500;
const record = scorecard([], rules);
type Facts = Parameters<typeof supplierOutlook>[0];

const outlook = (cells: Cell[], parts: Partial<Facts> = {}, own = record) =>
  supplierOutlook(
    {
      estimate: estimateSupplier(cells, { supplierId: 'acme', categoryLane: null }, NOW),
      like: 'CPV 3360 ZA/Air',
      clearance: null,
      deliveries: [],
      ...parts,
    },
    own,
    rules,
  );
const seen = (measure: Cell['measure'], mean: number, of: number, monthNo = NOW) =>
  aCell({ measure, sampleSize: of, sum: mean * of, squares: mean ** 2 * of, monthNo });
const good = [
  seen('late', 0, 200),
  seen('rejected', 0, 200),
  seen('price_level', -800, 200),
  seen('answered', 1, 100),
];

describe('what is to be expected of a supplier', () => {
  it('without results is what is expected of its like, and says so', () => {
    const { overall, delivery, recommendation, risk } = outlook([]);
    expect(overall).toMatchObject({ sampleSize: 0, confidenceBp: 0, trend: 'unknown' });
    expect(delivery.because).toBe('no results yet: rated like CPV 3360 ZA/Air');
    expect(delivery.highBp - delivery.lowBp).toBeGreaterThan(2_000);
    expect(recommendation).toEqual({ what: 'use', because: [delivery.because] });
    expect(risk).toBeNull();
  });

  it('is surer and preferred with a long good record', () => {
    const { overall, recommendation } = outlook(good);
    expect(overall.lowBp).toBeGreaterThan(7_000);
    expect(overall.confidenceBp).toBeGreaterThan(8_000);
    expect(recommendation.what).toBe('prefer');
  });

  it('is watched when it gets worse, with the criterion that does', () => {
    const years = (late: number, from: number) =>
      Array.from({ length: 12 }, (_, at) => seen('late', late, 12, from - at));
    const { delivery, recommendation } = outlook([...years(0.3, NOW), ...years(0, NOW - 12)]);
    expect(delivery.trend).toBe('worse');
    expect(recommendation.what).toBe('watch');
    expect(recommendation.because[0]).toMatch(/^delivery gets worse: /);
  });

  it('is avoided when it surely fails, when compliance refused it, or its standing forbids it', () => {
    expect(outlook([seen('late', 1, 100)]).recommendation).toMatchObject({
      what: 'avoid',
      because: [expect.stringMatching(/^delivery is surely below 3000 bp: /)],
    });
    const refused = { verdict: 'refusal' as const, riskBp: 9_000, confidenceBp: 8_000 };
    const byCompliance = outlook(good, { clearance: refused });
    expect(byCompliance.recommendation.what).toBe('avoid');
    expect(byCompliance.risk).toMatchObject({ scoreBp: 1_000, confidenceBp: 8_000 });
    const standing = { name: 'poor', fromBp: 0, rfq: 'allow', award: 'prevent' } as const;
    const own = { ...record, sampleSize: 9, standing };
    expect(outlook(good, {}, own).recommendation.because).toEqual([
      'the risk policy prevents it by its standing: poor',
    ]);
  });

  it('is never avoided for what others did', () => {
    const others = aCell({ level: 'all', key: '*', sampleSize: 900, sum: 900, squares: 900 });
    expect(outlook([others]).delivery.scoreBp).toBeLessThan(3_000);
    expect(outlook([others]).recommendation.what).toBe('use');
  });

  it('says how late lines are to be read, and which days counted less', () => {
    const line = (orderId: string, receivedDay: string, bucket: string) => ({
      orderId,
      promisedDay: '2026-03-02',
      receivedDay,
      bucket,
    });
    const deliveries = [
      line('1', '2026-03-02', 'acme 2026-03-02'),
      line('1', '2026-03-09', 'acme 2026-03-09'),
      ...Array.from({ length: 1_000 }, (_, no) => line(`n${no}`, '2026-03-01', 'acme 2026-03-01')),
    ];
    expect(outlook([], { deliveries }).notes).toEqual([
      '1 of 1 late lines are later parts of split orders, whose day was met by part of the order',
      '1000 lines of 1 day counted less, because one day counts five deliveries at most',
    ]);
    expect(outlook([]).notes).toEqual([]);
  });

  it('keeps a thousand perfect deliveries of an hour from making a supplier', () => {
    const flood = aCell({ sampleSize: 1_000, countMilli: 5 * WHOLE_COUNT });
    const { delivery, recommendation } = outlook([flood]);
    expect(delivery.confidenceBp).toBeLessThan(8_500);
    expect(recommendation.what).toBe('use');
  });
});
