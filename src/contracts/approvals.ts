import { z } from 'zod';
import { Holds } from './approval-chain.ts';
import { AutonomyStage } from './approval-policy.ts';
import { ItemsOf } from './answers.ts';
import { ApprovalQuestion } from './records.ts';
import { BasisPoints, Count, IsoDate, Moment, Sha256, StorableText, Text } from './values.ts';

/** `answered`: people have decided and the agent has not handled it yet. */
export const APPROVAL_STATUSES = [
  'open',
  'answered',
  'approved',
  'rejected',
  'returned',
  'deferred',
  'expired',
  'void',
] as const;
export const ApprovalStatus = z.enum(APPROVAL_STATUSES);

export const ANSWERS = ['approve', 'reject', 'return', 'defer'] as const;

export const DecisionRequest = z.strictObject({
  decision: z
    .enum(ANSWERS)
    .describe('`return` sends an award back with a comment; `defer` puts the question off, once'),
  comment: StorableText(2_000).default(''),
  shownHash: Sha256.describe('Of the approval as it was shown; the answer counts for exactly that'),
  stepId: StorableText(40).optional().describe('Absent = the first open step that is yours'),
  chosenSupplierIds: z
    .array(Text(100))
    .min(1)
    .max(20)
    .optional()
    .describe(
      'Suppliers with an offer whom you would award instead; an award to them is put together and ' +
        'asked about anew. Needed to approve where agents are only observed',
    ),
});

/** `escalated`: open, and others may answer as well by now. */
const StepStatus = z.enum(['waiting', 'open', 'escalated', 'approved', 'rejected', 'returned']);

export const ApprovalStep = z.object({
  stepId: z.string(),
  title: z.string(),
  approvers: z.array(z.string()).describe('Empty = anybody with an approving role'),
  quorum: z.int().min(1),
  status: StepStatus,
  approvedBy: z.array(z.string()).describe('Names; whoever stood in is written as `B for A`'),
  openedAtMs: Moment.nullable(),
  remindAtMs: Moment.nullable(),
  remindedAtMs: Moment.nullable(),
  escalateAtMs: Moment.nullable(),
  escalatedAtMs: Moment.nullable(),
  expiresAtMs: Moment,
});

export const Approval = ApprovalQuestion.omit({ chain: true }).extend({
  caseId: z.string(),
  caseTitle: z.string(),
  openedBy: z.string(),
  shownHash: z.string(),
  status: ApprovalStatus,
  decidedBy: z.string().nullable(),
  comment: z.string().nullable(),
  requestedAtMs: Moment,
  decidedAtMs: Moment.nullable(),
  stepsOrder: z.enum(['sequential', 'parallel']),
  steps: z.array(ApprovalStep),
  policyRule: z
    .object({ policyVersion: z.int(), title: z.string() })
    .nullable()
    .describe('That chose the steps; null = no approval policy was active'),
  category: z.string().nullable(),
  costCentre: z.string().nullable(),
  stage: AutonomyStage,
  holds: Holds,
  returnable: z.boolean(),
});

export const ApprovalAttempt = z.object({
  attemptId: z.string(),
  approvalId: z.string(),
  stepId: z.string().nullable(),
  keyId: z.string(),
  name: z.string(),
  role: z.string(),
  onBehalfOf: z.string().nullable(),
  decision: z.enum(ANSWERS),
  comment: z.string(),
  chosenSupplierIds: z.array(z.string()),
  outcome: z.enum(['counted', 'refused']),
  code: z.string().nullable().describe('Why it was refused'),
  because: z.string(),
  atMs: Moment,
});

const MayDecide = z.object({
  allowed: z.boolean(),
  because: z.string(),
  stepId: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
});

export const ApprovalDetail = Approval.extend({
  attempts: z.array(ApprovalAttempt),
  mayDecide: MayDecide,
});

export const TakenDecision = z.object({
  accepted: z.literal(true),
  approvalId: z.string(),
  decision: z.enum(ANSWERS),
  stepId: z.string(),
  settled: z.boolean().describe('False = other people have to answer as well'),
});

const DELEGATION_KINDS = ['delegation', 'out_of_office'] as const;
export const DelegationRequest = z.strictObject({
  personName: Text(100)
    .optional()
    .describe('Absent = yourself; another one by administrators only'),
  delegateName: Text(100),
  fromDay: IsoDate,
  untilDay: IsoDate.describe('With this day'),
  kind: z.enum(DELEGATION_KINDS).default('delegation'),
  reason: StorableText(500).default(''),
});
export const Delegation = z.object({
  delegationId: z.string(),
  personName: z.string(),
  delegateName: z.string(),
  fromDay: IsoDate,
  untilDay: IsoDate,
  kind: z.enum(DELEGATION_KINDS),
  reason: z.string(),
  madeBy: z.string(),
  madeAtMs: Moment,
  endedAtMs: Moment.nullable(),
});

export const RulePreview = z.object({
  version: z.int().nullable().describe('null = no approval policy is active'),
  rule: z.string().nullable().describe('null = none fits: anybody with an approving role'),
  asked: z.enum(['always', 'above_the_limits']).describe('When an award comes to people at all'),
  stage: AutonomyStage,
  stepsOrder: z.enum(['sequential', 'parallel']),
  steps: z.array(ApprovalStep),
  expiresAtMs: Moment,
});

export const AutonomyItem = z.object({
  category: z.string(),
  stage: AutonomyStage,
  agreementBp: BasisPoints.nullable().describe('Awards that people decided as the agents had'),
  lowBp: BasisPoints.nullable().describe('With highBp the interval of 95 %'),
  highBp: BasisPoints.nullable(),
  decidedCount: Count,
  offer: z.object({ to: AutonomyStage, because: z.string() }).nullable(),
});
export const AutonomyItems = ItemsOf(AutonomyItem);

export type ApprovalStatus = z.infer<typeof ApprovalStatus>;
export type ApprovalView = z.infer<typeof Approval>;
export type ApprovalStep = z.infer<typeof ApprovalStep>;
export type ApprovalAttempt = z.infer<typeof ApprovalAttempt>;
export type ApprovalDetail = z.infer<typeof ApprovalDetail>;
export type DecisionRequest = z.infer<typeof DecisionRequest>;
export type Delegation = z.infer<typeof Delegation>;
export type DelegationRequest = z.infer<typeof DelegationRequest>;
export type RulePreview = z.infer<typeof RulePreview>;
export type AutonomyItem = z.infer<typeof AutonomyItem>;
