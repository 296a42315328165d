import { describe, expect, it } from 'vitest';
import { evidence, risk } from '../../../../tests/support/risk-factors.ts';
import { aCertificate, dateIn } from '../../../../tests/support/supplier-builders.ts';

describe('risk of sustainability', () => {
  const rated = (score: number | null, ratedOn: string | null = dateIn(-10)) =>
    risk('esg', { esg: { score, ratedOn } });

  it('falls with the score, and is unknown without one or with an old one', () => {
    expect([rated(100), rated(40), rated(0)]).toEqual([0, 6_000, 10_000]);
    expect([rated(null), rated(90, null), rated(90, dateIn(-800))]).toEqual([null, null, null]);
  });

  it('is a little less for each standard that is held', () => {
    const certificates = [aCertificate('ISO 14001:2015'), aCertificate('SA8000', dateIn(-1))];
    const facts = { certificates, esg: { score: 40, ratedOn: dateIn(-10) } };
    expect(risk('esg', facts)).toBe(5_500);
    expect(evidence('esg', facts)).toContain('holds ISO 14001 of');
  });
});
