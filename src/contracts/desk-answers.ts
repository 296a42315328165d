import { z } from 'zod';
import { Delivery } from './answers.ts';
import { ApiRole } from './http.ts';
import { BasisPoints, Count, Currency, IsoDate, Minor, Moment } from './values.ts';
import { SupplierOutlook } from './insights.ts';
import { ScorecardCriterion, StandingRule } from './risk-rules.ts';
import { Clearance, SupplierStatus } from './supplier.ts';

/** What the API answers beside its cases; units as there. */
const Share = BasisPoints.nullable();

export const SupplierSummary = z.object({
  supplierId: z.string(),
  supplierName: z.string(),
  country: z.string().nullable(),
  status: SupplierStatus,
  categories: z.array(z.string()),
  scorecard: z.object({
    deliveriesCount: Count,
    onTimeBp: Share,
    meanDelayDays: z.number().nullable(),
    inspectedCount: Count,
    qualityBp: Share,
    clearance: Clearance.nullable(),
  }),
});
const CatalogueRow = z.object({
  itemId: z.string(),
  description: z.string(),
  unitCode: z.string(),
  unitPriceMinor: Minor,
  currency: Currency,
  leadTimeDays: Count,
  minimumOrderQuantity: Count,
  capacityUnits: Count.nullable(),
  warrantyMonths: Count,
  incoterm: z
    .string()
    .nullable()
    .describe('Incoterms 2020 that the price is for; null = not known'),
  features: z.array(z.string()),
});
const Text = z.string().nullable();
/** Scores of own history; 10,000 = best. The standing is of these alone. */
const OwnRecord = z.object({
  overallBp: BasisPoints,
  sampleSize: Count.describe('Results that it rests on; 0 = what is expected of somebody new'),
  standing: StandingRule,
});
export const ListedSupplier = SupplierSummary.extend({ record: OwnRecord });
export const SupplierAnswer = SupplierSummary.extend({
  aliases: z.array(z.string()),
  email: Text,
  address: Text,
  paymentDays: Count,
  incoterm: Text,
  blockReason: Text,
  certificates: z.array(
    z.object({ name: z.string(), number: z.string(), validFrom: Text, validTo: Text }),
  ),
  identifiers: z.object({ registrationNumber: Text, taxId: Text, lei: Text, duns: Text }),
  financials: z.record(z.string(), z.union([z.int(), z.string()]).nullable()).nullable(),
  paymentDaysBeyondTerms: z.int().nullable().describe('How late it pays its own suppliers'),
  esg: z.object({ score: Count.nullable(), ratedOn: Text }),
  catalogue: z.array(CatalogueRow),
});
export const ScorecardAnswer = OwnRecord.extend({
  supplierId: z.string(),
  policyVersion: z.int().nullable().describe('Whose standings count; null = shown, without effect'),
  period: z.enum(['month', 'quarter']),
  criteria: z.array(
    z.object({
      name: ScorecardCriterion,
      weightBp: BasisPoints,
      scoreBp: BasisPoints,
      sampleSize: Count,
      periodsCount: Count,
    }),
  ),
  periods: z.array(
    z.object({
      period: z
        .string()
        .describe('Such as 2026-03 or 2026-Q1; those without activity are not there'),
      deliveriesCount: Count,
      onTimeCount: Count,
      inspectionsCount: Count,
      inspectedUnits: z.number(),
      rejectedUnits: z.number(),
      pricesCount: Count,
      priceToMedianBp: z
        .int()
        .describe('Prices paid against the median of the item; 10,000 = at it'),
      askedCount: Count,
      answeredCount: Count,
    }),
  ),
  outlook: SupplierOutlook.describe('What is to be expected next, learnt from all suppliers'),
});
export const ImportAnswer = z.object({
  kind: z.enum(['suppliers', 'catalogue']),
  accepted: Count.describe('Rows taken, whether they changed something or not'),
  unchanged: Count,
  rejected: z.array(z.object({ row: Count, column: z.string(), reason: z.string() })),
  notes: z.array(z.string()),
});

export const RecordedDelivery = z.object({
  caseId: z.string(),
  lineNo: Count,
  supplierId: z.string(),
  itemId: z.string(),
  orderedQuantity: Count,
  receivedOn: IsoDate,
  receivedQuantity: Count,
  rejectedQuantity: Count.nullable(),
  promisedOn: IsoDate,
  onTime: z.boolean(),
  notes: z.string(),
  revision: z.int().min(1).describe('1 = the first report of the line; corrections count on'),
  reportedBy: z.string().nullable(),
});

export const BuriedMessage = z.object({
  deadLetterId: z.string(),
  caseId: z.string(),
  agent: z.string(),
  reason: z.string(),
  because: z.string(),
  envelope: z.unknown(),
  status: z.enum(['open', 'redriven', 'discarded']),
  buriedAtMs: Moment,
  redrivenAtMs: Moment.nullable(),
  redrivenBy: z.string().nullable(),
  discardedAtMs: Moment.nullable(),
  discardedBy: z.string().nullable(),
  discardedBecause: z.string().nullable(),
});
export const Redriven = z.object({ messageId: z.string(), delivery: Delivery.nullable() });

export const Key = z.object({
  keyId: z.string(),
  shownPrefix: z.string(),
  role: ApiRole,
  name: z.string(),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
});
export const MadeKey = z.object({ keyId: z.string(), key: z.string() });
export const RevokedKey = z.object({ revoked: z.literal(true) });
