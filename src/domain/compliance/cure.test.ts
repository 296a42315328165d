import { describe, expect, it } from 'vitest';
import { found } from '../../../tests/support/compliance-desk.ts';
import { isCurable, paperInWords } from './cure.ts';
import { decideVerdict } from './verdict.ts';

const limits = { approveUpToBp: 3_000, conditionUpToBp: 5_000, refuseAboveBp: 7_000 };
const expired = { name: 'CE', why: 'expired' as const, since: '2026-02-01' };
const lacking = (riskBp: number, parts: Parameters<typeof found>[1] = {}) => ({
  supplierId: 's1',
  supplierName: 'Alpha Ltd',
  ...found(riskBp, { papersMissing: [expired], ...parts }),
});

describe('a supplier that lacks a required paper', () => {
  it('is neither cleared nor refused, however low its risk is', () => {
    const { verdict, because } = decideVerdict(lacking(0), limits);
    expect(verdict).toBe('escalate_for_review');
    expect(because[0]).toEqual({ rule: 'paper missing', value: 'CE, which ended on 2026-02-01' });
  });

  it('gets its chance when its papers alone push it over the limit', () => {
    const factors = found(6_000).factors.map((it) =>
      it.name === 'compliance' ? { ...it, riskBp: 10_000 } : it,
    );
    expect(isCurable(lacking(7_100, { factors }), limits)).toBe(true);
  });

  it.each([
    ['it is refused for other reasons', lacking(9_500)],
    ['a hard stop stands', lacking(0, { hardStops: ['blocked: fraud'] })],
    ['no paper is missing', lacking(9_500, { papersMissing: [] })],
  ])('gets none when %s', (_name, assessment) => {
    expect(isCurable(assessment, limits)).toBe(false);
    expect(decideVerdict(assessment, limits).verdict).toBe('refusal');
  });
});

it('a paper that never was is named alone', () => {
  expect(paperInWords({ name: 'CE', why: 'missing', since: null })).toBe('CE');
});
