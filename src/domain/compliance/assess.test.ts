import { describe, expect, it } from 'vitest';
import { OPENED_AT_MS } from '../../../tests/support/case-builders.ts';
import {
  aCertificate,
  dateIn,
  someDeliveries,
  someFacts,
  someFinancials,
} from '../../../tests/support/supplier-builders.ts';
import { Assessment } from '#contracts/supplier.ts';
import { assess, withFindings } from './assess.ts';
import type { SupplierFacts } from './facts.ts';
import { noFacts } from './facts.ts';

const COVERAGE_MIN_BP = 4_500;
const assessed = (facts: SupplierFacts, coverageMinBp = COVERAGE_MIN_BP) =>
  assess(facts, { coverageMinBp }, OPENED_AT_MS);
const nobody = noFacts({ supplierId: 's1', supplierName: 'S1 Ltd' });

describe('an assessment', () => {
  it('is well formed, with every factor, for whoever is known and whoever is not', () => {
    for (const facts of [someFacts(), nobody]) {
      expect(Assessment.parse(assessed(facts)).factors.map((it) => it.name)).toEqual([
        'financial',
        'delivery',
        'quality',
        'compliance',
        'geography',
        'esg',
        'concentration',
      ]);
    }
  });

  it('of a good and well-known supplier is low and confident', () => {
    const { riskBp, coverageBp, confidenceBp } = assessed(someFacts());
    expect(riskBp).toBeLessThan(1_000);
    expect([coverageBp, confidenceBp]).toEqual([10_000, 10_000]);
  });

  it('of a supplier nobody knows is unknown, never low', () => {
    expect(assessed(nobody)).toMatchObject({ riskBp: null, coverageBp: 2_000 });
    expect(assessed(nobody, 0).riskBp).toBe(7_500);
  });

  it('is unknown below the coverage that policy asks for, and known at it', () => {
    const facts = someFacts({ financials: null });
    const { coverageBp } = assessed(facts);
    expect(assessed(facts, coverageBp).riskBp).not.toBeNull();
    expect(assessed(facts, coverageBp + 1).riskBp).toBeNull();
  });

  it('is less confident when less was delivered', () => {
    const few = someFacts({ deliveries: someDeliveries({ count: 2, onTimeCount: 2 }) });
    expect(assessed(few).confidenceBp).toBeLessThan(assessed(someFacts()).confidenceBp);
  });

  it('never gets better when one factor gets worse', () => {
    const worse: Partial<SupplierFacts>[] = [
      { financials: someFinancials({ ebitMinor: -500_000 }) },
      { deliveries: someDeliveries({ onTimeCount: 3 }) },
      { deliveries: someDeliveries({ rejectedUnits: 900 }) },
      { certificates: [] },
    ];
    const before = assessed(someFacts()).riskBp ?? 0;
    for (const parts of worse) expect(assessed(someFacts(parts)).riskBp).toBeGreaterThan(before);
  });
});

describe('a hard stop', () => {
  it.each([
    ['blocked', 'fraud', 'blocked: fraud'],
    ['on_hold', null, 'on hold: no reason recorded'],
  ] as const)('is set for a supplier that is %s, with the reason', (status, blockReason, text) => {
    expect(assessed(someFacts({ status, blockReason })).hardStops).toEqual([text]);
  });

  it('is not set for an active one', () => {
    expect(assessed(someFacts()).hardStops).toEqual([]);
  });
});

describe('papers', () => {
  const rules = { coverageMinBp: 0, requiredCertificates: ['ISO 9001', 'GMP', 'CE'] };
  const certificates = [
    aCertificate('ISO 9001', dateIn(40)),
    aCertificate('GMP', dateIn(-3)),
    aCertificate('ISO 14001', dateIn(90)),
  ];
  const found = assess(someFacts({ certificates }), rules, OPENED_AT_MS);

  it('that are required and do not hold are named with the reason', () => {
    expect(found.papersMissing).toEqual([
      { name: 'GMP', why: 'expired', since: dateIn(-3) },
      { name: 'CE', why: 'missing', since: null },
    ]);
  });

  it('say when to look again: when the first that holds has ended', () => {
    expect(found.recheckAtMs).toBe(Date.parse(dateIn(41)));
  });

  it('that are not valid yet do not hold', () => {
    const early = { ...aCertificate('CE'), validFrom: dateIn(5) };
    const facts = someFacts({ certificates: [early] });
    const [first] = assess(facts, { ...rules, requiredCertificates: ['CE'] }, OPENED_AT_MS)
      .papersMissing ?? [undefined];
    expect(first).toEqual({ name: 'CE', why: 'missing', since: null });
  });
});

it('findings beside the score are added and take nothing away', () => {
  const stopped = assessed(someFacts({ status: 'blocked', blockReason: 'fraud' }));
  const more = withFindings(stopped, { hardStops: ['listed'], warnings: ['inspect'] });
  expect(more.hardStops).toEqual(['blocked: fraud', 'listed']);
  expect(withFindings(more, {})).toEqual(more);
});
