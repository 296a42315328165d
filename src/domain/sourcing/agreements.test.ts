import { describe, expect, it } from 'vitest';
import { anAgreementOn } from '../../../tests/support/agreement-builders.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { aProspect } from '../../../tests/support/supplier-builders.ts';
import type { Agreement } from '#contracts/sourcing-facts.ts';
import { agreementAdvice, atAgreementPrices } from './agreements.ts';

const adviceOf = (parts: Partial<Agreement>) =>
  agreementAdvice(aRequisition(), [anAgreementOn(parts)]);
const pricesAt = (parts: Partial<Agreement>) => {
  const agreements = [anAgreementOn(parts)];
  const advice = agreementAdvice(aRequisition(), agreements);
  return atAgreementPrices([aProspect('s1'), aProspect('s2')], advice, agreements);
};

describe('an open agreement', () => {
  it('gives its supplier, and nobody else, the agreed price, lead time and incoterm', () => {
    const [own, other] = pricesAt({ leadTimeDays: 5, incoterm: 'DDP' });
    expect(own).toMatchObject({
      incoterm: 'DDP',
      entries: [{ unitPriceMinor: 3_500, leadTimeDays: 5, agreementId: 'FA-1' }],
    });
    expect(other).toEqual(aProspect('s2'));
  });

  it('says how much is left of it', () => {
    const [advice] = adviceOf({ quantityMax: 500, quantityCalled: 380 });
    expect(advice).toMatchObject({ covers: true, quantityLeft: 120 });
    expect(advice?.because).toContain('120 of 500 units left');
  });

  it('is never called beyond its quantity', () => {
    const short = { quantityMax: 500, quantityCalled: 401 };
    expect(adviceOf(short)[0]).toMatchObject({ covers: false, quantityLeft: 99 });
    expect(pricesAt(short)[0]).toEqual(aProspect('s1'));
  });

  it.each([
    ['has not begun', { validFrom: '2026-03-03' }],
    ['is over', { validTo: '2026-03-01' }],
    ['is about another item', { itemId: 'seal' }],
    ['is in another currency', { currency: 'EUR' }],
  ])('means nothing where it %s', (_name, parts) => {
    expect(adviceOf(parts)).toEqual([]);
  });

  it('holds on its first and its last day', () => {
    expect(adviceOf({ validFrom: '2026-03-02', validTo: '2026-03-02' })).toHaveLength(1);
  });
});
