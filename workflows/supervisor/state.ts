import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { Holds } from '#contracts/approval-chain.ts';
import type { Advice } from '#contracts/learning.ts';
import type { CaseStage } from '#contracts/records.ts';
import type { Approach, AwardProposal } from '#contracts/negotiation.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { SourcingStrategy } from '#contracts/supplier.ts';
import type { RecoveryBudget } from '#kit/patterns/recovery.ts';
import type { RunningChain } from './approval-chain.ts';

export type RecoveryKind = 'widen' | 'adjust' | 'retry' | 'person';

/** A question to a person that is still open, and what its answer decides. */
export type OpenApproval = {
  approvalId: string;
  about: 'award' | 'compliance_review' | 'recovery' | 'manual_step';
  /** For a review: the REQUEST to answer and the supplier it is about. */
  requestId: string | null;
  supplierId: string | null;
  role: AgentRole | null;
  /** What an approval changes in the request; null = nothing but another try. */
  grants: Grant | null;
  deferred: boolean;
  /** Where an approval policy has a rule for it; absent = one answer settles it. */
  running?: RunningChain;
  /** What of an award waits for the answer; absent = the case, or the supplier of a review. */
  holds?: Holds;
  asked: {
    question: string;
    shown: unknown;
    amountMinor: number | null;
    ifSilent: string;
    /** Of the riskiest supplier that it is about; absent = not known. */
    riskBp?: number | null;
  };
};

export type Grant =
  | { kind: 'budget'; raiseToMinor: number }
  | { kind: 'wishes'; giveUp: Body<'sourcing.find'>['relaxed'] };

/** Why the engine is asked whether a role has workers. */
export type Probe = {
  role: AgentRole;
  cause: 'own_request' | 'told_by_peer' | 'no_result';
  topic: string;
  requestId: string | null;
};

export type SupervisorState = {
  brief: CaseBrief | null;
  /** What memory said when the case was opened; absent = it was not asked. */
  advice?: Advice[];
  openRequestId: string | null;
  stage: CaseStage;
  /** Of the search, 1-based; the same number is sent again when sourcing stayed silent. */
  attempt: number;
  lastFind: { strategy: SourcingStrategy | null; because: string };
  resentAttempt: number;
  relaxed: Body<'sourcing.find'>['relaxed'];
  excludeSupplierIds: string[];
  approveUpToBp: number | null;
  budget: RecoveryBudget<RecoveryKind> | null;
  /** What the mandates stopped, the last of each supplier; absent = nothing. */
  outside?: { supplierId: string; because: string }[];
  /** Suppliers that compliance stopped after they were cleared; absent = none. */
  stopped?: string[];
  /** What was tried beyond the straight way, in words for the summary. */
  tried: string[];
  report: Body<'sourcing.report'> | null;
  shortage: Body<'sourcing.shortage'> | null;
  outcome: Body<'negotiation.outcome'> | null;
  /** The search attempt that the outcome belongs to. */
  outcomeAttempt: number;
  /** Until when real suppliers may answer; absent = none was asked. Epoch milliseconds. */
  suppliersUntilMs?: number;
  /** An award that is being decided by a person, or confirmed by its winners. */
  proposal: AwardProposal | null;
  /** `proposal` is decided and its winners were asked; absent or null = not so. */
  confirming?: { approvedBy: string } | null;
  /** Winners of what does not wait for a person have confirmed it; absent or false = not yet. */
  restConfirmed?: boolean;
  /** Who did not confirm an award, and what the first such award cost; absent = everybody did. */
  unconfirmed?: { names: string[]; totalMinor: number; isReplaced: boolean };
  /** Agreed while another award was being decided. */
  laterProposal: AwardProposal | null;
  /** Awards that people turned down; after the first nothing is awarded without a person. */
  rejectionsCount: number;
  /** Who chose other suppliers than the agents, the last one; absent = nobody did. */
  chosenBy?: string;
  /** Awards that people sent back, and what they said last; absent = none. */
  returned?: { count: number; comment: string };
  /** What each approach came to, so that a retry takes another one. */
  failedApproaches: Approach[];
  approvals: OpenApproval[];
  approvalsCount: number;
  waitsForReviews: boolean;
  probes: Record<string, Probe>;
  probesCount: number;
  remindedRoles: AgentRole[];
  closed: boolean;
  notes: string[];
};

export const emptySupervisor = (): SupervisorState => ({
  brief: null,
  openRequestId: null,
  stage: 'opened',
  attempt: 0,
  lastFind: { strategy: null, because: '' },
  resentAttempt: 0,
  relaxed: [],
  excludeSupplierIds: [],
  approveUpToBp: null,
  budget: null,
  tried: [],
  report: null,
  shortage: null,
  outcome: null,
  outcomeAttempt: 0,
  proposal: null,
  laterProposal: null,
  rejectionsCount: 0,
  failedApproaches: [],
  approvals: [],
  approvalsCount: 0,
  waitsForReviews: false,
  probes: {},
  probesCount: 0,
  remindedRoles: [],
  closed: false,
  notes: [],
});

/** Whether the case hangs on a person or on winners: nothing else may move or end it meanwhile. */
export const isHeld = (state: SupervisorState): boolean =>
  state.proposal !== null || state.approvals.some((it) => it.about === 'recovery');

export const hasOpenReview = (state: SupervisorState): boolean =>
  state.approvals.some((it) => it.about === 'compliance_review');

/** The approach of the last talks did not lead to an award; a retry takes another one. */
export function withFailedApproach(state: SupervisorState): SupervisorState {
  const { outcome, failedApproaches } = state;
  if (outcome === null || failedApproaches.includes(outcome.approach)) return state;
  return { ...state, failedApproaches: [...failedApproaches, outcome.approach] };
}
