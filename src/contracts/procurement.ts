import { z } from 'zod';
import { NamedApprovers, RiskWeights, ScorecardRules } from './risk-rules.ts';

/** UN/ECE Recommendation 20 codes that lines may be measured in. */
export const UNIT_CODES = ['C62', 'KGM', 'LTR', 'MTR', 'HUR', 'DAY', 'MON', 'PK', 'SET'] as const;
/** Incoterms 2020. */
export const INCOTERMS = [
  'EXW',
  'FCA',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
] as const;
/** An early payment discount counts for payment within so many days of the invoice. */
export const EARLY_PAYMENT_DAYS = 10;
export const QUANTITY_MAX = 100_000_000;
export const AMOUNT_MINOR_MAX = 100_000_000_000_000;
export const LINES_MAX = 20;

const Text = (max: number) => z.string().trim().min(1).max(max);
export const BasisPoints = z.int().min(0).max(10_000);
export const Minor = z.int().min(0).max(AMOUNT_MINOR_MAX);
export const IsoDate = z.iso.date();
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD');
export const Urgency = z.enum(['low', 'medium', 'high', 'critical']);
export const Incoterm = z.enum(INCOTERMS);

/** A category code; CPV as `NNNNNNNN-C`, UNSPSC as 8 digits. Matched by prefix. */
export const Classification = z.strictObject({
  scheme: z.enum(['CPV', 'UNSPSC']),
  id: z.string().regex(/^\d{2,8}(-\d)?$/),
});

/** Wishes can be relaxed by name, one at a time; `mustHave` of a line never is. */
export const WISH_NAMES = [
  'countries',
  'certificates',
  'leadTimeDaysMax',
  'warrantyMonthsMin',
  'incoterms',
  'onTimeBpMin',
] as const;
export const WishName = z.enum(WISH_NAMES);
export const Wishes = z.strictObject({
  /** ISO 3166-1 alpha-2 codes of acceptable supplier countries. */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(50)
    .optional(),
  certificates: z.array(Text(60)).max(10).optional(),
  leadTimeDaysMax: z.int().min(1).max(730).optional(),
  warrantyMonthsMin: z.int().min(0).max(120).optional(),
  incoterms: z.array(Incoterm).max(11).optional(),
  onTimeBpMin: BasisPoints.optional(),
});

/** Relative weights of what matters, in basis points, adding up to 10,000. */
export const PrioritiesBp = z.strictObject({
  price: BasisPoints,
  delivery: BasisPoints,
  quality: BasisPoints,
  risk: BasisPoints,
});

export const RequisitionLine = z.strictObject({
  lineNo: z.int().min(1).max(LINES_MAX),
  /** Catalogue item, or null when only a description is known. */
  itemId: z.string().max(200).nullable(),
  description: Text(500),
  classification: Classification.nullable(),
  quantity: z.int().min(1).max(QUANTITY_MAX),
  unitCode: z.enum(UNIT_CODES),
  /** Hard requirements: certificates or features every supplier of the line must hold. */
  mustHave: z.array(Text(100)).max(10),
  /** False = no other item may stand in for it; absent = one may. */
  substitutesAllowed: z.boolean().optional(),
});

export const Requisition = z.strictObject({
  caseId: z.string().min(1).max(64),
  tenantId: z.string().min(1).max(64),
  title: Text(200),
  requestedBy: z.string().min(1).max(100),
  lines: z.array(RequisitionLine).min(1).max(LINES_MAX),
  budgetMinor: z.int().min(1).max(AMOUNT_MINOR_MAX),
  currency: Currency,
  needBy: IsoDate,
  urgency: Urgency,
  prioritiesBp: PrioritiesBp,
  wishes: Wishes,
  preferredSupplierIds: z.array(z.string().max(100)).max(20),
  excludedSupplierIds: z.array(z.string().max(100)).max(100),
  partialAllowed: z.boolean(),
  /** Why fewer bids than the policy asks for will do, in the requester's words; absent = not said. */
  singleSourceReason: Text(1_000).optional(),
  /** Drives every simulated supplier of the case; the same seed gives the same outcome. */
  seed: z.int().min(0).max(2_147_483_647),
  /**
   * The buyer fixed the seed: neither advice from memory nor an earlier clearance is used, so that
   * the same request on the same day, catalogue and history comes to the same outcome.
   */
  repeatable: z.boolean(),
  openedAtMs: z.int(),
});

/** The issues that a mandate may put on the table. */
export const LEVERS = [
  'price',
  'lead_time',
  'payment_days',
  'early_payment_discount',
  'warranty',
  'volume_rebate',
  'incoterm',
] as const;
export const Lever = z.enum(LEVERS);

/** Something that may be given to get something else back. */
export const Trade = z.strictObject({ give: Lever, get: Lever });

/** What terms beside the price are worth to a buyer. */
export const TermValues = z.strictObject({
  annualRateBp: BasisPoints.describe(
    'What money costs the buyer in a year, in basis points; days to pay are valued at it',
  ),
  deliveryCosts: z
    .array(
      z.strictObject({
        incoterm: Incoterm,
        costBp: BasisPoints.describe(
          'On top of the price until the goods are at the door, in basis points of the price',
        ),
      }),
    )
    .min(1)
    .describe('An incoterm that is not listed is not accepted'),
});

/** How a shortlist comes about beyond its ranking. */
export const SourcingRules = z.strictObject({
  /** Seats for suppliers without history; none of a case whose budget is above the amount. */
  explore: z
    .strictObject({
      seatsMax: z.int().min(0).max(5),
      scoreGapMaxBp: BasisPoints.describe('How far below the displaced supplier one may score'),
      amountMaxMinor: Minor,
      /** Share of the eligible cases that try somebody new. */
      shareBp: BasisPoints,
    })
    .optional(),
  /** Who supplied an item before is always asked when it fits. */
  inviteIncumbent: z.boolean(),
  /** Bids wanted for an award from an amount on; below the first amount one will do. */
  bidsMin: z.array(z.strictObject({ fromMinor: Minor, bids: z.int().min(1).max(20) })).max(10),
});

/** The tenant's rules, versioned; agents move inside them and never widen them. */
export const TenantPolicy = z.strictObject({
  version: z.string().max(40),
  /** An award above this amount waits for a named person. */
  autoApproveAwardMinor: Minor,
  /** Whether an award with a red flag of severity high waits for a person too; yes without it. */
  redFlagsHold: z.boolean().optional(),
  shortlistMin: z.int().min(1).max(20),
  shortlistMax: z.int().min(1).max(20),
  /** Risk limits, 10,000 = worst. Above `refuseAboveBp` a supplier is refused. */
  risk: z.strictObject({
    approveUpToBp: BasisPoints,
    conditionUpToBp: BasisPoints,
    refuseAboveBp: BasisPoints,
    /** Agents may move `approveUpToBp` only between these two. */
    approveBandBp: z.strictObject({ min: BasisPoints, max: BasisPoints }),
    coverageMinBp: BasisPoints,
    clearanceValidDays: z.int().min(1).max(365),
    /** Of the risk policy that these rules come from; absent = the tenant lives by older ones. */
    version: z.int().min(1).optional(),
    /** For the category of the case; absent = the default weights of the factors. */
    weightsBp: RiskWeights.optional(),
    requiredCertificates: z.array(Text(60)).max(40).optional(),
    scorecard: ScorecardRules.optional(),
    /** How long a supplier may take to send a missing paper; absent or 0 = no window. */
    cureWindowHours: z.int().min(0).max(720).optional(),
    approvers: NamedApprovers.optional(),
    /** Measured results moved `approveUpToBp` away from what the policy says; absent = they did not. */
    moved: z.strictObject({ fromBp: BasisPoints, because: z.string().max(500) }).optional(),
  }),
  negotiation: z.strictObject({
    roundsMax: z.int().min(1).max(30),
    paymentDaysMin: z.int().min(0).max(180),
    /** Share of the list price that is aimed for when history is silent. */
    targetSavingsBp: BasisPoints,
    /** A term beyond this is a changed risk that compliance must see. */
    prepaymentBpMax: BasisPoints,
    /** What may be bargained over, first what suppliers give most cheaply; see `mandate-table.ts`. */
    levers: z
      .array(Lever)
      .min(1)
      .refine((it) => new Set(it).size === it.length, { message: 'a lever is named twice' })
      .optional(),
    /** Without it every lever may be traded for every other one. */
    trades: z.array(Trade).optional(),
    /** See `termValues` for what counts without it. */
    termValues: TermValues.optional(),
    /** How long real suppliers get for an answer; see `answerWindow` for what counts without it. */
    realSuppliers: z
      .strictObject({
        answerWithinMs: z.int().min(1_000),
        /** How long before the end they are reminded once; 0 = never. */
        remindBeforeMs: z.int().min(0),
        /** Given once to who is silent at the end; 0 = nothing. */
        extendOnceMs: z.int().min(0),
      })
      .optional(),
  }),
  recovery: z.strictObject({
    widenMax: z.int().min(0).max(5),
    adjustMax: z.int().min(0).max(5),
    retryMax: z.int().min(0).max(5),
    alternativesMax: z.int().min(0).max(5),
    totalMax: z.int().min(0).max(20),
  }),
  /** Without it nobody new is tried, no seat is kept and one bid will do. */
  sourcing: SourcingRules.optional(),
});

/** How long agents wait; all in milliseconds. */
export const Timing = z.strictObject({
  peerReminderMs: z.int().min(100),
  peerTimeoutMs: z.int().min(200),
  approvalTimeoutMs: z.int().min(200),
  caseDeadlineMs: z.int().min(1_000),
  /** Pause between negotiation rounds; 0 runs all rounds in one turn. */
  replyDelayMs: z.int().min(0).max(600_000),
});

export type Urgency = z.infer<typeof Urgency>;
export type Incoterm = z.infer<typeof Incoterm>;
export type WishName = z.infer<typeof WishName>;
export type Wishes = z.infer<typeof Wishes>;
export type PrioritiesBp = z.infer<typeof PrioritiesBp>;
export type Classification = z.infer<typeof Classification>;
export type RequisitionLine = z.infer<typeof RequisitionLine>;
export type Requisition = z.infer<typeof Requisition>;
export type Lever = z.infer<typeof Lever>;
export type TermValues = z.infer<typeof TermValues>;
export type SourcingRules = z.infer<typeof SourcingRules>;
export type TenantPolicy = z.infer<typeof TenantPolicy>;
export type Timing = z.infer<typeof Timing>;
