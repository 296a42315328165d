import { z } from 'zod';
import { PinnedApprovals } from './approval-policy.ts';
import { LearningRules, LessonRef } from './learning.ts';
import { Incoterm } from './procurement.ts';
import { NamedApprovers, RiskLimits, RiskWeights, ScorecardRules } from './risk-rules.ts';
import { BasisPoints, Minor, Text } from './values.ts';

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
  risk: z.strictObject({
    ...RiskLimits.shape,
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
    moved: z
      .strictObject({
        fromBp: BasisPoints,
        because: z.string().max(500),
        /** That had a part in it; absent = none. */
        lessons: z.array(LessonRef).max(10).optional(),
      })
      .optional(),
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
  /** What memory may do; see `learning-rules.ts` for what counts without it. */
  learning: LearningRules.optional(),
  /** Of the approval policy that was active when the case opened; absent = there was none. */
  approvals: PinnedApprovals.optional(),
});

export type Lever = z.infer<typeof Lever>;
export type TermValues = z.infer<typeof TermValues>;
export type SourcingRules = z.infer<typeof SourcingRules>;
export type TenantPolicy = z.infer<typeof TenantPolicy>;
