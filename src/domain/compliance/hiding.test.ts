import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aPolicy, OPENED_AT_MS } from '../../../tests/support/case-builders.ts';
import {
  aCertificate,
  dateIn,
  someDeliveries,
  someDependency,
  someFacts,
  someFinancials,
} from '../../../tests/support/supplier-builders.ts';
import { VERDICTS } from '#contracts/supplier.ts';
import { assess } from './assess.ts';
import type { SupplierFacts } from './facts.ts';
import { decideVerdict, limitsOf } from './verdict.ts';

const nothing = someDeliveries({
  count: 0,
  onTimeCount: 0,
  meanDelayDays: null,
  receivedUnits: 0,
  rejectedUnits: 0,
  inspectedCount: 0,
});

/** Every way in which less may be known of a supplier. */
const hidings: Record<string, (facts: SupplierFacts) => Partial<SupplierFacts>> = {
  country: () => ({ country: null }),
  'registration number': () => ({ registrationNumber: null }),
  'tax id': () => ({ taxId: null }),
  LEI: () => ({ lei: null }),
  'all figures': () => ({ financials: null }),
  sales: ({ financials }) => ({
    financials: financials === null ? null : { ...financials, salesMinor: null },
  }),
  'payment behaviour': () => ({ paymentDaysBeyondTerms: null }),
  rating: ({ esg }) => ({ esg: { ...esg, score: null } }),
  'day of the rating': ({ esg }) => ({ esg: { ...esg, ratedOn: null } }),
  deliveries: () => ({ deliveries: nothing }),
  delays: ({ deliveries }) => ({ deliveries: { ...deliveries, meanDelayDays: null } }),
  inspections: ({ deliveries }) => ({
    deliveries: { ...deliveries, inspectedCount: 0, rejectedUnits: 0, receivedUnits: 0 },
  }),
  certificates: () => ({ certificates: [] }),
  'an ended certificate': ({ certificates }) => ({
    certificates: certificates.filter((it) => it.name !== 'GMP'),
  }),
  purchases: () => ({ dependency: null }),
};

const anAmount = fc.integer({ min: -3_000_000, max: 3_000_000 });
const aSize = fc.integer({ min: 0, max: 3_000_000 });
const someSupplier = fc
  .record({
    country: fc.option(fc.constantFrom('DE', 'VN', 'KP')),
    registrationNumber: fc.option(fc.constant('HRB 1')),
    taxId: fc.option(fc.constant('DE1')),
    categories: fc.constantFrom<string[][]>([], ['42612000-9'], ['79000000-4']),
    certificates: fc.subarray([
      aCertificate('ISO 9001'),
      aCertificate('CE', dateIn(30)),
      aCertificate('GMP', dateIn(-1)),
    ]),
    financials: fc.option(
      fc
        .record({
          totalAssetsMinor: aSize,
          totalLiabilitiesMinor: aSize,
          workingCapitalMinor: anAmount,
          retainedEarningsMinor: anAmount,
          ebitMinor: anAmount,
          salesMinor: fc.option(aSize),
          equityBookMinor: anAmount,
        })
        .map(someFinancials),
    ),
    paymentDaysBeyondTerms: fc.option(fc.integer({ min: -10, max: 150 })),
    esg: fc.record({
      score: fc.option(fc.integer({ min: 0, max: 100 })),
      ratedOn: fc.option(fc.constantFrom(dateIn(-30), dateIn(-900))),
    }),
    deliveries: fc.integer({ min: 0, max: 40 }).chain((count) =>
      fc
        .record({
          count: fc.constant(count),
          onTimeCount: fc.integer({ min: 0, max: count }),
          meanDelayDays: count === 0 ? fc.constant(null) : fc.integer({ min: 0, max: 50 }),
          receivedUnits: fc.constant(1_000),
          rejectedUnits: fc.integer({ min: 0, max: 200 }),
          inspectedCount: fc.integer({ min: 0, max: count }),
        })
        .map(someDeliveries),
    ),
    dependency: fc.option(
      fc.record({ boughtMinor: fc.nat(1_000_000) }).map((it) => someDependency(it)),
    ),
  })
  .map(someFacts);

const rules = { coverageMinBp: 4_500, requiredCertificates: ['ISO 9001', 'GMP'] };
const limits = limitsOf(aPolicy().risk, null);
const REVIEW = VERDICTS.indexOf('escalate_for_review');

it.each(Object.entries(hidings))('hiding %s never helps', (_what, hide) => {
  fc.assert(
    fc.property(someSupplier, (shown) => {
      const before = assess(shown, rules, OPENED_AT_MS);
      const after = assess({ ...shown, ...hide(shown) }, rules, OPENED_AT_MS);
      expect(after.riskUpToBp ?? 0).toBeGreaterThanOrEqual(before.riskUpToBp ?? 10_000);
      expect(after.coverageBp).toBeLessThanOrEqual(before.coverageBp);
      const [open, silent] = [before, after].map((it) =>
        VERDICTS.indexOf(decideVerdict(it, limits).verdict),
      );
      // At most a person looks at what would have been refused: nobody is cleared by silence.
      expect(silent).toBeGreaterThanOrEqual(Math.min(open ?? 0, REVIEW));
    }),
    { numRuns: 300 },
  );
});
