import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPENED_AT_MS } from '../../../../tests/support/case-builders.ts';
import {
  aCertificate,
  dateIn,
  someDeliveries,
  someDependency,
  someFacts,
  someFinancials,
} from '../../../../tests/support/supplier-builders.ts';
import type { SupplierFacts } from '../facts.ts';
import { noFacts } from '../facts.ts';
import { factors } from './index.ts';

const looking = { nowMs: OPENED_AT_MS, requiredCertificates: [] };
const risk = (name: keyof typeof factors, parts: Partial<SupplierFacts>) =>
  factors[name].find(someFacts(parts), looking).riskBp;
const evidence = (name: keyof typeof factors, parts: Partial<SupplierFacts> = {}) =>
  factors[name].find(someFacts(parts), looking).evidence.join('; ');

/** Facts and the same facts with one of them worse; no finding may be the better for it. */
function neverLowers(
  name: keyof typeof factors,
  pairs: fc.Arbitrary<{ facts: Partial<SupplierFacts>; worse: Partial<SupplierFacts> }>,
) {
  fc.assert(
    fc.property(pairs, ({ facts, worse }) => {
      const [before, after] = [risk(name, facts), risk(name, { ...facts, ...worse })];
      expect(before).not.toBeNull();
      expect(after).toBeGreaterThanOrEqual(before ?? 0);
      expect(Number.isInteger(after)).toBe(true);
      expect(after).toBeLessThanOrEqual(10_000);
    }),
  );
}

it('weights of all factors add up to 10,000', () => {
  const sum = Object.values(factors).reduce((total, it) => total + it.weightBp, 0);
  expect(sum).toBe(10_000);
});

describe.each(['financial', 'delivery', 'quality', 'geography', 'esg', 'concentration'] as const)(
  '%s without facts',
  (name) => {
    it('is unknown, covers nothing and says why', () => {
      const facts = noFacts({ supplierId: 's', supplierName: 'S' });
      const finding = factors[name].find(facts, looking);
      expect(finding).toMatchObject({ riskBp: null, coverageBp: 0 });
      expect(finding.evidence[0]).not.toBe('');
    });
  },
);

describe('financial risk', () => {
  const aFigure = fc.integer({ min: -5_000_000, max: 5_000_000 });
  const someFigures = fc.record({
    totalAssetsMinor: fc.integer({ min: 1, max: 5_000_000 }),
    totalLiabilitiesMinor: fc.integer({ min: 1, max: 5_000_000 }),
    workingCapitalMinor: aFigure,
    retainedEarningsMinor: aFigure,
    ebitMinor: aFigure,
    salesMinor: aFigure,
    equityBookMinor: aFigure,
  });

  it.each([
    'workingCapitalMinor',
    'retainedEarningsMinor',
    'ebitMinor',
    'salesMinor',
    'equityBookMinor',
  ] as const)('never falls with less %s', (figure) => {
    neverLowers(
      'financial',
      fc.record({ figures: someFigures, less: fc.nat() }).map(({ figures, less }) => {
        const financials = someFinancials(figures);
        const lower = { ...financials, [figure]: (financials[figure] ?? 0) - less };
        return { facts: { financials }, worse: { financials: lower } };
      }),
    );
  });

  it('is none in the safe zone and most of all in distress', () => {
    expect(risk('financial', { financials: someFinancials({ salesMinor: 3_000_000 }) })).toBe(0);
    const losing = { ebitMinor: -200_000, retainedEarningsMinor: -400_000, salesMinor: 200_000 };
    expect(risk('financial', { financials: someFinancials(losing) })).toBe(7_000);
  });

  it.each([
    ['assets that are not positive', { totalAssetsMinor: 0 }],
    ['negative equity but no debt', { totalLiabilitiesMinor: 0, equityBookMinor: -1 }],
  ])('is unknown for %s', (_name, figures) => {
    const financials = someFinancials(figures);
    expect(risk('financial', { financials, paymentDaysBeyondTerms: null })).toBeNull();
  });

  it('shows the score it rests on, and which one', () => {
    expect(evidence('financial')).toContain("Altman Z' 3.06, safe zone");
    expect(evidence('financial', { categories: ['79000000-4'] })).toContain(
      "Altman Z'' 5.53 (sells services only)",
    );
    const financials = someFinancials({ salesMinor: null });
    expect(evidence('financial', { financials })).toContain("Altman Z'' 5.53 (no sales given)");
  });

  it.each([
    [-5, 0],
    [45, 1_500],
    [90, 3_000],
    [400, 3_000],
  ])('takes three tenths from paying %i days beyond terms', (days, expected) => {
    const financials = someFinancials({ salesMinor: 3_000_000 });
    expect(risk('financial', { financials, paymentDaysBeyondTerms: days })).toBe(expected);
  });
});

describe('delivery risk', () => {
  const aHistory = fc
    .integer({ min: 1, max: 200 })
    .chain((count) =>
      fc.record({
        count: fc.constant(count),
        onTimeCount: fc.integer({ min: 0, max: count }),
        meanDelayDays: fc.integer({ min: -10, max: 60 }),
      }),
    )
    .map(someDeliveries);

  it('never falls with one more late delivery', () => {
    neverLowers(
      'delivery',
      aHistory.map((deliveries) => ({
        facts: { deliveries },
        worse: { deliveries: { ...deliveries, count: deliveries.count + 1 } },
      })),
    );
  });

  it('never rises with one more delivery on time', () => {
    neverLowers(
      'delivery',
      aHistory.map((deliveries) => {
        const { count, onTimeCount } = deliveries;
        const more = { ...deliveries, count: count + 1, onTimeCount: onTimeCount + 1 };
        return { facts: { deliveries: more }, worse: { deliveries } };
      }),
    );
  });

  it('never falls with longer delays', () => {
    neverLowers(
      'delivery',
      fc.record({ deliveries: aHistory, more: fc.nat(60) }).map(({ deliveries, more }) => ({
        facts: { deliveries },
        worse: {
          deliveries: { ...deliveries, meanDelayDays: (deliveries.meanDelayDays ?? 0) + more },
        },
      })),
    );
  });

  it('of one late delivery is no verdict', () => {
    const deliveries = someDeliveries({ count: 1, onTimeCount: 0, meanDelayDays: 2 });
    expect(risk('delivery', { deliveries })).toBeLessThan(4_000);
  });

  it('is covered better by more deliveries, up to a full history', () => {
    const covers = [1, 5, 20, 100].map(
      (count) =>
        factors.delivery.find(someFacts({ deliveries: someDeliveries({ count }) }), looking)
          .coverageBp,
    );
    expect(covers).toEqual(covers.toSorted((a, b) => a - b));
    expect(covers.at(-1)).toBe(10_000);
  });
});

describe('quality risk', () => {
  it('never falls with more rejected units', () => {
    const aHistory = fc
      .record({
        receivedUnits: fc.integer({ min: 1, max: 100_000 }),
        rejectedUnits: fc.nat(100_000),
        inspectedCount: fc.integer({ min: 1, max: 60 }),
      })
      .map(someDeliveries);
    neverLowers(
      'quality',
      fc.record({ deliveries: aHistory, more: fc.nat(1_000) }).map(({ deliveries, more }) => ({
        facts: { deliveries },
        worse: { deliveries: { ...deliveries, rejectedUnits: deliveries.rejectedUnits + more } },
      })),
    );
  });

  it('of a tenth rejected in many inspections is near the worst', () => {
    const deliveries = someDeliveries({
      receivedUnits: 1_000,
      rejectedUnits: 100,
      inspectedCount: 60,
    });
    expect(risk('quality', { deliveries })).toBeGreaterThan(9_000);
  });

  it('is unknown when nothing was inspected, however much was delivered', () => {
    expect(risk('quality', { deliveries: someDeliveries({ inspectedCount: 0 }) })).toBeNull();
  });
});

describe('risk of papers', () => {
  const papers = { registrationNumber: 'HRB 1', taxId: 'DE1', country: 'DE' };
  const someCertificates = fc.array(
    fc.constantFrom(
      aCertificate('ISO 9001'),
      aCertificate('CE', dateIn(30)),
      aCertificate('GMP', dateIn(-1)),
    ),
    { maxLength: 4 },
  );

  it.each(['registrationNumber', 'taxId', 'country'] as const)('never falls without %s', (name) => {
    neverLowers(
      'compliance',
      someCertificates.map((certificates) => ({
        facts: { ...papers, certificates },
        worse: { [name]: null },
      })),
    );
  });

  it('never falls when a certificate runs out', () => {
    neverLowers(
      'compliance',
      someCertificates.map((certificates) => ({
        facts: { certificates: [...certificates, aCertificate('X')] },
        worse: { certificates: [...certificates, aCertificate('X', dateIn(-1))] },
      })),
    );
  });

  it('counts a certificate up to the end of its last day', () => {
    expect(risk('compliance', { certificates: [aCertificate('CE', dateIn(0))] })).toBe(0);
    expect(risk('compliance', { certificates: [aCertificate('CE', dateIn(-1))] })).toBe(4_000);
  });

  it('counts required certificates that are missing or have run out alike', () => {
    const required = (certificates: SupplierFacts['certificates']) =>
      factors.compliance.find(someFacts({ certificates }), {
        ...looking,
        requiredCertificates: ['iso 9001', 'GMP'],
      }).riskBp;
    const held = [aCertificate('ISO 9001'), aCertificate('CE')];
    expect(required([...held, aCertificate('GMP')])).toBe(0);
    expect(required(held)).toBe(2_500);
    expect(required([...held, aCertificate('GMP', dateIn(-1))])).toBe(2_500);
  });

  it('shows whether the check digits of an LEI are right', () => {
    expect(evidence('compliance', { lei: '5493001KJTIIGC8Y1R12' })).toContain('digits right');
    expect(evidence('compliance', { lei: '5493001KJTIIGC8Y1R13' })).toContain('digits wrong');
  });

  it('is high, and known, when there are none at all', () => {
    const facts = noFacts({ supplierId: 's', supplierName: 'S' });
    const finding = factors.compliance.find(facts, looking);
    expect(finding).toMatchObject({ riskBp: 7_500, coverageBp: 10_000 });
    expect(finding.evidence).toContain('no tax id');
  });
});

describe('risk of the country', () => {
  it.each([
    ['DE', 0],
    ['KP', 10_000],
    ['VN', 6_000],
    ['ZA', 6_000],
  ])('of %s is %i bp', (country, expected) => {
    expect(risk('geography', { country })).toBe(expected);
  });

  it('names the lists it was found on, with their day', () => {
    expect(evidence('geography', { country: 'VE' })).toBe(
      'VE is on FATF increased monitoring (2025-10-24); ' +
        'VE is on EU high-risk third countries (2016/1675 as of 2025-08-05)',
    );
  });
});

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

describe('risk of dependency', () => {
  const of = (parts: Partial<NonNullable<SupplierFacts['dependency']>>) =>
    risk('concentration', { dependency: someDependency(parts) });

  it('is none for a small share with others to turn to, and all for everything from one', () => {
    expect(of({ boughtMinor: 100_000 })).toBe(0);
    const sole = { boughtMinor: 1_000_000, purchasesCount: 997, alternativesCount: 0 };
    expect(of(sole)).toBeGreaterThan(9_900);
  });

  it('never falls with a larger share or fewer alternatives', () => {
    const shares = [0, 300_000, 600_000, 1_000_000].map((it) => of({ boughtMinor: it }) ?? 0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const others = [4, 3, 2, 1, 0].map((it) => of({ alternativesCount: it }) ?? 0);
    expect(others).toEqual(others.toSorted((a, b) => a - b));
  });

  it('of the first order is not that of having bought everything from one', () => {
    expect(of({ boughtMinor: 1, boughtFromAllMinor: 1, purchasesCount: 1 })).toBe(0);
  });
});
