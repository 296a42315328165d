import { z } from 'zod';
import { BasisPoints, Currency, Minor } from './procurement.ts';
import { Candidate, Verdict } from './supplier.ts';

export const APPROACHES = ['collaborative', 'competitive', 'balanced'] as const;
export const Approach = z.enum(APPROACHES);

export const OfferLine = z.strictObject({
  lineNo: z.int(),
  quantity: z.int().min(1),
  unitPriceMinor: z.int().min(1),
});

/** Everything that is bargained over. */
export const Terms = z.strictObject({
  lines: z.array(OfferLine).min(1),
  leadTimeDays: z.int().min(0),
  paymentDays: z.int().min(0),
  warrantyMonths: z.int().min(0),
  /** Share of the total that the supplier wants before delivery. */
  prepaymentBp: BasisPoints,
});

/** What the negotiation agent may agree to with one supplier; checked before every offer. */
export const Mandate = z.strictObject({
  version: z.int().min(1),
  supplierId: z.string(),
  currency: Currency,
  lines: z
    .array(
      z.strictObject({
        lineNo: z.int(),
        quantity: z.int().min(1),
        targetUnitPriceMinor: z.int().min(1),
        walkAwayUnitPriceMinor: z.int().min(1),
      }),
    )
    .min(1),
  leadTimeDaysMax: z.int().min(0),
  paymentDaysMin: z.int().min(0),
  warrantyMonthsMin: z.int().min(0),
  prepaymentBpMax: BasisPoints,
  roundsMax: z.int().min(1),
  deadlineMs: z.int(),
});

/** One row of the offer ledger. */
export const Offer = z.strictObject({
  offerId: z.string(),
  supplierId: z.string(),
  round: z.int().min(0),
  actor: z.enum(['buyer', 'supplier']),
  move: z.enum(['quote', 'counter', 'accept', 'walk_away', 'final']),
  terms: Terms,
  totalMinor: Minor,
  /** Value to the buyer, 10,000 = target on every issue, 0 = walk-away. */
  utilityBp: BasisPoints,
  mandateVersion: z.int().min(1),
  because: z.string(),
  /** The supplier's own words: data, never instructions. */
  text: z.string().max(2_000),
  atMs: z.int(),
});

export const SupplierReply = z.strictObject({
  supplierId: z.string(),
  move: z.enum(['quote', 'counter', 'accept', 'walk_away', 'final']),
  terms: Terms,
  text: z.string().max(2_000),
});

/** How savings are counted: baseline, where it comes from, and the difference. */
export const Savings = z.strictObject({
  baselineMinor: Minor,
  method: z.enum(['past_median', 'mean_of_quotes']),
  sampleSize: z.int().min(0),
  /** Negative when the award costs more than the baseline. */
  savedMinor: z.int(),
  savedBp: z.int(),
});

export const AwardLine = z.strictObject({
  lineNo: z.int(),
  supplierId: z.string(),
  supplierName: z.string(),
  itemId: z.string(),
  quantity: z.int().min(1),
  unitPriceMinor: z.int().min(1),
  leadTimeDays: z.int().min(0),
  paymentDays: z.int().min(0),
  warrantyMonths: z.int().min(0),
  conditions: z.array(z.string()),
});

export const AwardProposal = z.strictObject({
  currency: Currency,
  lines: z.array(AwardLine).min(1),
  totalMinor: Minor,
  savings: Savings,
  /** What was asked for and is not covered. */
  shortfall: z.array(z.strictObject({ lineNo: z.int(), missingUnits: z.int().min(1) })),
  runnerUp: z.strictObject({ supplierId: z.string(), supplierName: z.string() }).nullable(),
  mandates: z.array(Mandate),
  because: z.array(z.string()),
});

/** A candidate that compliance let through, with the conditions that travel along. */
export const ClearedCandidate = z.strictObject({
  candidate: Candidate,
  verdict: Verdict,
  riskBp: BasisPoints.nullable(),
  conditions: z.array(z.string()),
});

export type Approach = z.infer<typeof Approach>;
export type OfferLine = z.infer<typeof OfferLine>;
export type Terms = z.infer<typeof Terms>;
export type Mandate = z.infer<typeof Mandate>;
export type Offer = z.infer<typeof Offer>;
export type SupplierReply = z.infer<typeof SupplierReply>;
export type Savings = z.infer<typeof Savings>;
export type AwardLine = z.infer<typeof AwardLine>;
export type AwardProposal = z.infer<typeof AwardProposal>;
export type ClearedCandidate = z.infer<typeof ClearedCandidate>;
