import { z } from 'zod';
import { BasisPoints, Count, IsoDate, Moment, Text } from './values.ts';
import { NamedApprovers, RiskLimits, ScorecardRules, ThresholdAdaptation } from './risk-rules.ts';
import { Verdict } from './supplier.ts';

/** Which factors there are is for the check of the policy to say, field by field. */
const Weights = z
  .record(z.string().max(40), BasisPoints)
  .describe('By factor; every factor, adding up to 10,000');
const Certificates = z.array(Text(60)).max(20);

/** How a tenant weighs and judges risk; 10,000 = worst. Drafted, approved by another, then in force. */
export const RiskPolicyBody = z.strictObject({
  weightsBp: Weights,
  /** Other weights where a line's category begins so; the longest beginning wins. */
  categories: z
    .array(
      z.strictObject({
        cpvPrefix: z.string().regex(/^\d{2,8}$/, 'two to eight digits of a CPV code'),
        weightsBp: Weights,
        requiredCertificates: Certificates.optional(),
      }),
    )
    .max(100)
    .default([]),
  ...RiskLimits.shape,
  requiredCertificates: Certificates.default([]),
  scorecard: ScorecardRules.optional(),
  cureWindowHours: z
    .int()
    .min(0)
    .max(720)
    .default(0)
    .describe(
      'How long a supplier may take to send a missing paper; 0 = as long as a person may for an answer',
    ),
  approvers: NamedApprovers.default({}),
  adaptation: ThresholdAdaptation.nullable().default(null),
});

export const RiskPolicyRequest = z.strictObject({
  body: RiskPolicyBody,
  effectiveFrom: z.iso
    .datetime()
    .optional()
    .describe('Not before its approval, whatever it says; absent = from its approval on'),
  note: Text(1_000).describe('What changes, and why'),
});

const RISK_POLICY_STATUSES = ['draft', 'approved', 'superseded', 'withdrawn'] as const;

export const RiskPolicyView = z.object({
  version: z.int().min(1),
  body: RiskPolicyBody,
  status: z.enum(RISK_POLICY_STATUSES),
  isInForce: z.boolean(),
  effectiveFromMs: Moment,
  note: z.string(),
  draftedBy: z.string(),
  draftedByName: z.string(),
  draftedAtMs: Moment,
  approvedBy: z.string().nullable(),
  approvedByName: z.string().nullable(),
  approvedAtMs: Moment.nullable(),
});

export const ThresholdMove = z.object({
  policyVersion: z.int().min(1),
  movedOn: IsoDate,
  fromBp: BasisPoints,
  toBp: BasisPoints,
  because: z.string(),
  sample: z.object({ resultsCount: Count, badCount: Count, upperBadBp: BasisPoints.nullable() }),
});

const Judged = z.object({ verdict: Verdict, riskBp: BasisPoints.nullable() });
export const PolicyPreview = z.object({
  version: z.int().min(1),
  against: z.int().nullable().describe('The version in force; null = the tenant has none'),
  comparedCount: Count,
  easierCount: Count.describe('Would come off better under the draft'),
  harderCount: Count,
  unchangedCount: Count,
  awardedMinor: z
    .record(z.string(), z.int())
    .describe('Of the suppliers whose verdict would change, by currency, in minor units'),
  changes: z.array(
    z.object({
      caseId: z.string(),
      supplierId: z.string(),
      supplierName: z.string(),
      decidedAtMs: Moment,
      before: Judged,
      after: Judged,
      awardedMinor: z.int(),
      currency: z.string(),
    }),
  ),
});

export type RiskPolicyBody = z.infer<typeof RiskPolicyBody>;
export type RiskPolicyRequest = z.infer<typeof RiskPolicyRequest>;
export type RiskPolicyView = z.infer<typeof RiskPolicyView>;
export type ThresholdMove = z.infer<typeof ThresholdMove>;
export type PolicyPreview = z.infer<typeof PolicyPreview>;
