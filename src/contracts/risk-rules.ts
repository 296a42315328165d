import { z } from 'zod';
import { BasisPoints, Text } from './values.ts';

/** What a supplier's risk is made of. */
const RISK_FACTORS = [
  'financial',
  'delivery',
  'quality',
  'compliance',
  'geography',
  'esg',
  'concentration',
] as const;
export const RiskFactorName = z.enum(RISK_FACTORS);

const Name = Text(100);

/** By factor, in basis points, adding up to 10,000. */
export const RiskWeights = z.record(RiskFactorName, BasisPoints);

/** Up to where a risk passes; 10,000 = worst. Above `refuseAboveBp` a supplier is refused. */
export const RiskLimits = z.strictObject({
  approveUpToBp: BasisPoints,
  conditionUpToBp: BasisPoints,
  refuseAboveBp: BasisPoints,
  /** Agents may move `approveUpToBp` only between these two. */
  approveBandBp: z.strictObject({ min: BasisPoints, max: BasisPoints }),
  /** With less of the inputs known, the risk is unknown. */
  coverageMinBp: BasisPoints,
  clearanceValidDays: z.int().min(1).max(365),
});

const SCORECARD_CRITERIA = ['delivery', 'quality', 'price', 'responsiveness'] as const;
export const ScorecardCriterion = z.enum(SCORECARD_CRITERIA);

const Effect = z.enum(['allow', 'warn', 'prevent']);
/** From this score on, up to where the next standing begins; the last one up to 10,000. */
export const StandingRule = z.strictObject({
  name: Name,
  fromBp: BasisPoints,
  rfq: Effect,
  award: Effect,
});

/** How own history becomes a standing, and what a standing does. */
export const ScorecardRules = z.strictObject({
  period: z.enum(['month', 'quarter']),
  fade: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('linear'), periods: z.int().min(1).max(60) }),
      z.strictObject({ kind: z.literal('exponential'), halfLifePeriods: z.int().min(1).max(60) }),
    ])
    .describe('How an older period counts less; only periods with activity are counted'),
  weightsBp: z.record(ScorecardCriterion, BasisPoints),
  standings: z.array(StandingRule).min(1).max(10),
});

/** Key ids or names of those who alone may answer; absent = everybody whose role may. */
export const NamedApprovers = z.strictObject({
  award: z.array(Name).min(1).max(50).optional(),
  compliance_review: z.array(Name).min(1).max(50).optional(),
});

/** When measured results may move the approval threshold, inside its band. */
export const ThresholdAdaptation = z.strictObject({
  targetBadBp: BasisPoints.describe('Share of bad results that is borne at the most'),
  stepBp: z.int().min(1).max(2_000).describe('The farthest that it moves in a day'),
  resultsMin: z.int().min(1).max(100_000).describe('Fewer results move nothing'),
});

export type RiskFactorName = z.infer<typeof RiskFactorName>;
export type RiskWeights = z.infer<typeof RiskWeights>;
export type ScorecardCriterion = z.infer<typeof ScorecardCriterion>;
export type StandingRule = z.infer<typeof StandingRule>;
export type ScorecardRules = z.infer<typeof ScorecardRules>;
export type NamedApprovers = z.infer<typeof NamedApprovers>;
export type ThresholdAdaptation = z.infer<typeof ThresholdAdaptation>;
