import { describe, expect, it } from 'vitest';
import { INCOTERMS } from '#contracts/procurement.ts';
import { someTerms } from '../../../tests/support/talk-builders.ts';
import { breachesOf } from './commitment.ts';

const earlier = someTerms(100_000, { earlyPaymentDiscountBp: 200, volumeRebateBp: 100 });
const pathsOf = (parts: Parameters<typeof someTerms>[1]): string[] =>
  breachesOf(earlier, { ...earlier, ...parts }, null).map((it) => it.path);

describe('a commitment', () => {
  it('is kept by the same terms and by better ones on every issue', () => {
    expect(pathsOf({})).toEqual([]);
    const better = {
      lines: someTerms(99_999).lines,
      leadTimeDays: 29,
      paymentDays: 31,
      earlyPaymentDiscountBp: 201,
      warrantyMonths: 25,
      volumeRebateBp: 101,
      incoterm: 'DDP' as const,
    };
    expect(pathsOf(better)).toEqual([]);
  });

  it('is broken issue by issue; what nobody asked for does not make up for it', () => {
    const worse = { earlyPaymentDiscountBp: 199, volumeRebateBp: 0, paymentDays: 90 };
    expect(pathsOf(worse)).toEqual(['earlyPaymentDiscountBp', 'volumeRebateBp']);
  });

  it('to an incoterm is broken by those alone that leave the buyer more of the way', () => {
    const broken = (incoterm: (typeof INCOTERMS)[number]) =>
      INCOTERMS.filter((it) =>
        breachesOf({ ...earlier, incoterm }, { ...earlier, incoterm: it }, null).some(
          ({ path }) => path === 'incoterm',
        ),
      ).toSorted();
    expect(broken('EXW')).toEqual([]);
    expect(broken('CFR')).toEqual(['EXW', 'FAS', 'FCA', 'FOB']);
    expect(broken('DDP')).toEqual(INCOTERMS.filter((it) => it !== 'DDP').toSorted());
  });

  it('may be traded for what our offer asked for, but for lines and quantities', () => {
    const asked = { ...earlier, warrantyMonths: 36 };
    const dearer = someTerms(103_000).lines;
    const traded = { ...earlier, lines: dearer, warrantyMonths: 30, paymentDays: 14 };
    expect(breachesOf(earlier, traded, asked)).toEqual([]);
    expect(breachesOf(earlier, { ...traded, warrantyMonths: 24 }, asked)).toHaveLength(2);
    const fewer = dearer.map((it) => ({ ...it, quantity: 9 }));
    expect(breachesOf(earlier, { ...traded, lines: fewer }, asked)).toHaveLength(1);
  });
});
