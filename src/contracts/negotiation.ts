import { z } from 'zod';
import { EARLY_PAYMENT_DAYS, Incoterm } from './procurement.ts';
import { Lever, TermValues, Trade } from './tenant-policy.ts';
import { BasisPoints, Currency, Minor } from './values.ts';
import { Candidate, Verdict } from './supplier.ts';

const APPROACHES = ['collaborative', 'competitive', 'balanced'] as const;
export const Approach = z.enum(APPROACHES);

export const OfferLine = z.strictObject({
  lineNo: z.int(),
  quantity: z.int().min(1),
  unitPriceMinor: z.int().min(1),
});

const EarlyPaymentDiscountBp = BasisPoints.describe(
  `Off the total when it is paid within ${EARLY_PAYMENT_DAYS} days of the invoice, in basis points`,
);
const VolumeRebateBp = BasisPoints.describe(
  'Share of what a line cost that is paid back when the whole offered quantity is taken, in basis points',
);
const AgreedIncoterm = Incoterm.describe(
  "Incoterms 2020, who pays the way; named place: the buyer's door or the nearest port to it",
);

/** Everything that is bargained over. */
export const Terms = z.strictObject({
  lines: z.array(OfferLine).min(1),
  leadTimeDays: z.int().min(0),
  paymentDays: z.int().min(0),
  earlyPaymentDiscountBp: EarlyPaymentDiscountBp,
  warrantyMonths: z.int().min(0),
  volumeRebateBp: VolumeRebateBp,
  incoterm: AgreedIncoterm,
  prepaymentBp: BasisPoints.describe(
    'Share of the total that the supplier wants before delivery, in basis points',
  ),
});

/** What the negotiation agent may agree to with one supplier; checked before every offer. */
export const Mandate = z.strictObject({
  version: z.int().min(1),
  supplierId: z.string(),
  currency: Currency,
  lines: z
    .array(
      z
        .strictObject({
          lineNo: z.int(),
          quantity: z.int().min(1),
          targetUnitPriceMinor: z.int().min(1),
          walkAwayUnitPriceMinor: z.int().min(1),
        })
        .refine((it) => it.walkAwayUnitPriceMinor >= it.targetUnitPriceMinor, {
          path: ['walkAwayUnitPriceMinor'],
          error: 'the walk-away price is better than the target',
        }),
    )
    .min(1),
  leadTimeDaysMax: z.int().min(0),
  paymentDaysMin: z.int().min(0),
  warrantyMonthsMin: z.int().min(0),
  prepaymentBpMax: BasisPoints,
  incoterms: z.array(Incoterm).min(1),
  /** What is on the table, first what the supplier is expected to give most cheaply. */
  levers: z.array(Lever).min(1),
  /** What may be given to get something else back; nothing else is ever taken back. */
  trades: z.array(Trade),
  termValues: TermValues,
  /** Of compliance, 10,000 = worst; null = not known, and never taken as low. */
  supplierRiskBp: BasisPoints.nullable(),
  /** Share of past deliveries on time; null = none known. */
  supplierOnTimeBp: BasisPoints.nullable(),
  roundsMax: z.int().min(1, 'a mandate leaves at least one round'),
  deadlineMs: z.int(),
  /** Who hears of a proposal outside this mandate. */
  escalateTo: z.literal('supervisor'),
});

/** How far an offer is from the best one at the table; tells no price. */
const GAPS_TO_BEST = ['best', 'close', 'behind', 'far'] as const;
export const GapToBest = z.enum(GAPS_TO_BEST);

/** How a supplier bargained, as far as its offers tell. */
const OPPONENT_TYPES = [
  'conceder',
  'matcher',
  'hardliner',
  'deadline_driven',
  'erratic',
  'unknown',
] as const;
export const OpponentType = z.enum(OPPONENT_TYPES);

/** One talk with one supplier from its first quote to its end, for later cases to learn from. */
export const TalkRecord = z.strictObject({
  talkId: z.string(),
  supplierId: z.string(),
  attempt: z.int().min(1),
  approach: Approach,
  /** Of the bargaining engine. */
  strategy: z.string().max(40),
  /** Names the strategy with all its parameters; talks of one variant can be compared. */
  policyVariant: z.string().max(100),
  parameters: z.record(z.string(), z.int()),
  tactics: z.array(z.string().max(40)).max(40),
  levers: z.array(Lever),
  rounds: z.int().min(0),
  result: z.enum(['agreed', 'walked_away', 'no_agreement', 'refused_by_compliance']),
  firstTotalMinor: Minor.nullable(),
  lastTotalMinor: Minor.nullable(),
  firstUtilityBp: BasisPoints.nullable(),
  lastUtilityBp: BasisPoints.nullable(),
  opponentType: OpponentType,
  opponentConfidenceBp: BasisPoints,
  mandateVersion: z.int().min(1).nullable(),
  endedAtMs: z.int(),
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
  baselineMinor: Minor.describe("To hold the cost at the buyer's door against, in minor units"),
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
  earlyPaymentDiscountBp: EarlyPaymentDiscountBp,
  volumeRebateBp: VolumeRebateBp,
  incoterm: AgreedIncoterm,
  conditions: z.array(z.string()),
});

export const AwardProposal = z.strictObject({
  currency: Currency,
  lines: z.array(AwardLine).min(1),
  totalMinor: Minor.describe('What the suppliers are paid for the lines, in minor units'),
  deliveryMinor: Minor.describe(
    'Expected cost of the way that the buyer pays on top by the incoterms, in minor units',
  ),
  savings: Savings,
  /** What was asked for and is not covered. */
  shortfall: z.array(z.strictObject({ lineNo: z.int(), missingUnits: z.int().min(1) })),
  runnerUp: z.strictObject({ supplierId: z.string(), supplierName: z.string() }).nullable(),
  riskBp: BasisPoints.optional().describe('Of the riskiest winner; 10,000 = worst'),
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
export type GapToBest = z.infer<typeof GapToBest>;
export type OpponentType = z.infer<typeof OpponentType>;
export type TalkRecord = z.infer<typeof TalkRecord>;
export type Mandate = z.infer<typeof Mandate>;
export type Offer = z.infer<typeof Offer>;
export type SupplierReply = z.infer<typeof SupplierReply>;
export type Savings = z.infer<typeof Savings>;
export type AwardLine = z.infer<typeof AwardLine>;
export type AwardProposal = z.infer<typeof AwardProposal>;
export type ClearedCandidate = z.infer<typeof ClearedCandidate>;
