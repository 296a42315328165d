import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { CaseStage } from '#contracts/records.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import type { RecoveryBudget } from '#kit/patterns/recovery.ts';

export type RecoveryKind = 'widen' | 'adjust' | 'retry' | 'person';

/** A question to a person that is still open, and what its answer decides. */
export type OpenApproval = {
  approvalId: string;
  about: 'award' | 'compliance_review' | 'recovery' | 'manual_step';
  /** For a review: the REQUEST to answer and the supplier it is about. */
  requestId: string | null;
  supplierId: string | null;
  role: string | null;
  deferred: boolean;
};

export type SupervisorState = {
  brief: CaseBrief | null;
  openRequestId: string | null;
  stage: CaseStage;
  attempt: number;
  relaxed: Body<'sourcing.find'>['relaxed'];
  excludeSupplierIds: string[];
  budget: RecoveryBudget<RecoveryKind> | null;
  /** What was tried beyond the straight way, in words for the summary. */
  tried: string[];
  report: Body<'sourcing.report'> | null;
  shortage: Body<'sourcing.shortage'> | null;
  outcome: Body<'negotiation.outcome'> | null;
  /** An award that is being decided by a person. */
  proposal: AwardProposal | null;
  /** What each approach came to, so that a retry takes another one. */
  failedApproaches: Body<'negotiation.outcome'>['approach'][];
  approvals: OpenApproval[];
  approvalsCount: number;
  waitsForReviews: boolean;
  closed: boolean;
  notes: string[];
};

export const emptySupervisor = (): SupervisorState => ({
  brief: null,
  openRequestId: null,
  stage: 'opened',
  attempt: 0,
  relaxed: [],
  excludeSupplierIds: [],
  budget: null,
  tried: [],
  report: null,
  shortage: null,
  outcome: null,
  proposal: null,
  failedApproaches: [],
  approvals: [],
  approvalsCount: 0,
  waitsForReviews: false,
  closed: false,
  notes: [],
});
