import { z } from 'zod';
import {
  AMOUNT_MINOR_MAX,
  BasisPoints,
  Country,
  Currency,
  IsoDate,
  Moment,
  Text,
} from './values.ts';

/** What people are asked about. */
export const ApprovalAbout = z.enum(['award', 'compliance_review', 'recovery', 'manual_step']);
/** How much agents may do in a category: only watched, as advisers, or within the limits of policy. */
const AUTONOMY_STAGES = ['observe', 'advise', 'act'] as const;
export const AutonomyStage = z.enum(AUTONOMY_STAGES);

const Amount = z.int().min(0).max(AMOUNT_MINOR_MAX);
/** Of working time; a fraction of an hour is fine. */
const Hours = z.number().positive().max(8_760);
const CategoryPrefix = Text(40).describe('The beginning of a CPV, UNSPSC or own code');
export const CostCentre = Text(60);
const Approver = Text(100).describe('A key id, the name of a person, or `role:<role>`');

/** The questions a rule is for; what is left out does not matter. */
export const RuleCondition = z.strictObject({
  about: z.array(ApprovalAbout).min(1).optional(),
  currency: Currency.optional().describe('That the amounts are in; absent = whatever the case has'),
  amountFromMinor: Amount.optional(),
  amountToMinor: Amount.optional().describe('Up to and with this amount'),
  categories: z.array(CategoryPrefix).min(1).max(100).optional(),
  costCentres: z.array(CostCentre).min(1).max(100).optional(),
  riskFromBp: BasisPoints.optional().describe(
    'The riskiest supplier of the question; 10,000 = worst',
  ),
});

const StepRule = z.strictObject({
  stepId: z.string().regex(/^[a-z\d][a-z\d-]{0,39}$/, 'small letters, digits and hyphens'),
  title: Text(120),
  approvers: z.array(Approver).min(1).max(50),
  quorum: z.int().min(1).max(20).default(1).describe('So many of them have to approve'),
  remindAfterHours: Hours.nullable().default(null),
  escalateAfterHours: Hours.nullable().default(null),
  escalateTo: z.array(Approver).max(50).default([]).describe('May answer as well from then on'),
});

export const ApprovalRule = z.strictObject({
  title: Text(120),
  when: RuleCondition.default({}),
  order: z.enum(['sequential', 'parallel']).default('sequential'),
  steps: z
    .array(StepRule)
    .min(1)
    .max(10)
    .refine((it) => new Set(it.map((step) => step.stepId)).size === it.length, {
      message: 'two steps have one id',
    }),
  expireAfterHours: Hours.nullable().default(null).describe('null = the usual time'),
  askAlways: z
    .boolean()
    .default(false)
    .describe('Such an award is asked about even where the limits of policy would not'),
});

export const WorkCalendar = z.strictObject({
  country: Country.describe('Whose public holidays are no working days'),
  subdivision: Text(10).optional().describe('Such as BY for Bavaria in DE'),
  workingDays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .default([1, 2, 3, 4, 5])
    .describe('1 = Monday'),
});

const Autonomy = z.strictObject({
  categories: z.array(CategoryPrefix).min(1).max(100),
  stage: AutonomyStage,
});

/** Who approves what, in which order, and how long each may take; the first rule that fits counts. */
export const ApprovalPolicyBody = z.strictObject({
  rules: z.array(ApprovalRule).max(100),
  calendar: WorkCalendar.nullable().default(null).describe('null = every hour of every day counts'),
  autonomy: z.array(Autonomy).max(100).default([]).describe('Where nothing fits agents may act'),
});

/** The policy as a case keeps it: the rules that can fit it, and plain days instead of holidays. */
export const PinnedApprovals = z.strictObject({
  version: z.int().min(1),
  rules: z.array(ApprovalRule).max(100),
  calendar: z
    .strictObject({
      workingDays: z.array(z.int().min(1).max(7)).min(1).max(7),
      daysOff: z.array(IsoDate).max(400),
    })
    .nullable(),
  stage: AutonomyStage,
  /** Lines of categories where agents only advise, in a case where they may act for others. */
  heldLineNos: z.array(z.int().min(1)).max(20).optional(),
  categories: z.array(z.string().max(40)).max(60),
  costCentre: CostCentre.nullable(),
});

export const ApprovalPolicyRequest = z.strictObject({
  body: ApprovalPolicyBody,
  note: Text(1_000).describe('What changes, and why'),
});

export const ApprovalPolicyView = z.object({
  version: z.int().min(1),
  body: ApprovalPolicyBody,
  status: z.enum(['draft', 'active', 'superseded', 'withdrawn']),
  note: z.string(),
  draftedBy: z.string(),
  draftedByName: z.string(),
  draftedAtMs: Moment,
  approvedBy: z.string().nullable(),
  approvedByName: z.string().nullable(),
  approvedAtMs: Moment.nullable(),
});

export const RulePreviewRequest = z.strictObject({
  version: z.int().min(1).optional().describe('Absent = the active one'),
  about: ApprovalAbout.default('award'),
  amountMinor: Amount.nullable().default(null),
  currency: Currency.optional(),
  category: CategoryPrefix.nullable().default(null),
  costCentre: CostCentre.nullable().default(null),
  riskBp: BasisPoints.nullable().default(null),
});

export type ApprovalAbout = z.infer<typeof ApprovalAbout>;
export type AutonomyStage = z.infer<typeof AutonomyStage>;
export type RuleCondition = z.infer<typeof RuleCondition>;
export type ApprovalRule = z.infer<typeof ApprovalRule>;
export type ApprovalPolicyBody = z.infer<typeof ApprovalPolicyBody>;
export type WorkCalendar = z.infer<typeof WorkCalendar>;
export type PinnedApprovals = z.infer<typeof PinnedApprovals>;
export type ApprovalPolicyRequest = z.infer<typeof ApprovalPolicyRequest>;
export type ApprovalPolicyView = z.infer<typeof ApprovalPolicyView>;
export type RulePreviewRequest = z.infer<typeof RulePreviewRequest>;
