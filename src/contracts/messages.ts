import { z } from 'zod';
import { Advice } from './learning.ts';
import { Approach, AwardProposal, ClearedCandidate } from './negotiation.ts';
import { AgentRole } from './roles.ts';
import { PrioritiesBp, Requisition, Timing, WishName, Wishes } from './procurement.ts';
import { TenantPolicy } from './tenant-policy.ts';
import { BasisPoints, IsoDate, Minor } from './values.ts';
import {
  Assessment,
  Candidate,
  Market,
  Relaxation,
  ShortageAdvice,
  SourcingStrategy,
  Verdict,
} from './supplier.ts';
import { SupplierAnswer } from './supplier-answer.ts';

/** What every agent needs to know of a case; travels with each first contact. */
export const CaseBrief = z.strictObject({
  requisition: Requisition,
  policy: TenantPolicy,
  timing: Timing,
});

const SupplierIds = z.array(z.string()).max(200);
const Because = z.string().min(1).max(1_000);

const OUTCOMES = ['awarded', 'partially_awarded', 'no_award', 'aborted'] as const;
export const Outcome = z.enum(OUTCOMES);

const FAILURE_REASONS = [
  'no_agreement',
  'over_budget',
  'too_late',
  'suppliers_walked_away',
  'nobody_cleared',
] as const;
const SUGGESTIONS = [
  'widen_search',
  'retry_negotiation',
  'adjust_threshold',
  'ask_person',
  'close',
] as const;

/** The body of each topic. `post` parses every outgoing body with the schema of its topic. */
export const messageBodies = {
  'procurement.open': z.strictObject({
    brief: CaseBrief,
    /** What memory said of the search and of ways on after failures; absent = it was not asked. */
    advice: z.array(Advice).max(20).optional(),
  }),
  'sourcing.find': z.strictObject({
    brief: CaseBrief,
    attempt: z.int().min(1),
    relaxed: z.array(WishName),
    excludeSupplierIds: SupplierIds,
    /** null leaves the choice to the sourcing agent. */
    strategy: SourcingStrategy.nullable(),
    /** Of the first search alone: later ones know more than the advice did. */
    advice: Advice.optional(),
    because: Because,
  }),
  'sourcing.report': z.strictObject({
    attempt: z.int().min(1),
    strategy: SourcingStrategy,
    shortlist: z.array(
      z.strictObject({ supplierId: z.string(), supplierName: z.string(), scoreBp: BasisPoints }),
    ),
    market: Market,
    relaxations: z.array(Relaxation),
    advice: ShortageAdvice.optional(),
    handedTo: z.enum(['compliance', 'negotiation', 'nobody']),
    because: Because,
  }),
  'sourcing.shortage': z.strictObject({
    attempt: z.int().min(1),
    foundCount: z.int().min(0),
    wantedCount: z.int().min(1),
    market: Market,
    relaxations: z.array(Relaxation),
    advice: ShortageAdvice.optional(),
    because: Because,
  }),
  'sourcing.alternatives': z.strictObject({
    neededCount: z.int().min(1),
    excludeSupplierIds: SupplierIds,
    because: Because,
  }),
  'sourcing.alternatives_report': z.strictObject({
    supplierIds: SupplierIds,
    because: Because,
  }),
  'compliance.clear': z.strictObject({
    brief: CaseBrief,
    attempt: z.int().min(1),
    candidates: z.array(Candidate).min(1),
    market: Market,
    /** They are talked to already, on an earlier clearance; whoever does not pass is stopped. */
    atTable: z.boolean().optional(),
  }),
  'compliance.report': z.strictObject({
    verdicts: z.array(
      z.strictObject({
        supplierId: z.string(),
        verdict: Verdict,
        riskBp: BasisPoints.nullable(),
      }),
    ),
    because: Because,
  }),
  'compliance.review': z.strictObject({
    assessment: Assessment,
    because: Because,
    /** How long the question stays open, such as a cure window; absent = like all others. */
    openForMs: z.int().min(1).optional(),
  }),
  'compliance.reviewed': z.strictObject({
    supplierId: z.string(),
    cleared: z.boolean(),
    conditions: z.array(z.string()),
    decidedBy: z.string(),
  }),
  'compliance.adjust': z.strictObject({ approveUpToBp: BasisPoints, because: Because }),
  'compliance.adjusted': z.strictObject({
    approveUpToBp: BasisPoints,
    clearedSupplierIds: SupplierIds,
    because: Because,
  }),
  'compliance.term': z.strictObject({
    supplierId: z.string(),
    term: z.enum(['prepayment', 'lead_time']),
    value: z.int(),
    because: Because,
  }),
  'compliance.term_verdict': z.strictObject({
    supplierId: z.string(),
    term: z.enum(['prepayment', 'lead_time']),
    allowed: z.boolean(),
    conditions: z.array(z.string()),
    because: Because,
  }),
  /** From `desk`: papers, address, listing or a decision about a listing of these changed. */
  'supplier.changed': z.strictObject({ supplierIds: SupplierIds.min(1), because: Because }),
  /** Found after it was cleared or while a person looked at it: nothing goes on with it. */
  'compliance.stopped': z.strictObject({
    supplierId: z.string(),
    supplierName: z.string(),
    because: Because,
  }),
  /** What stopped it, or had it reviewed, is gone. */
  'compliance.lifted': z.strictObject({ supplierId: z.string(), because: Because }),
  /** From compliance, or from sourcing when every clearance is fresh. */
  'negotiation.cleared': z.strictObject({
    brief: CaseBrief,
    attempt: z.int().min(1),
    cleared: z.array(ClearedCandidate).min(1),
    market: Market,
    /** Suppliers whose review is still open and who may join later. */
    pendingSupplierIds: SupplierIds,
  }),
  'negotiation.retry': z.strictObject({
    approach: Approach,
    prioritiesBp: PrioritiesBp.nullable(),
    /** Whom people chose: awarded at the terms that stand where these will do. Absent = nobody. */
    awardToIds: SupplierIds.optional(),
    because: Because,
  }),
  'negotiation.retrying': z.strictObject({ accepted: z.boolean(), because: Because }),
  'negotiation.outcome': z.strictObject({
    kind: z.enum(['agreed', 'partial', 'failed']),
    approach: Approach,
    proposal: AwardProposal.nullable(),
    failure: z
      .strictObject({
        reason: z.enum(FAILURE_REASONS),
        suggestion: z.enum(SUGGESTIONS),
        because: Because,
      })
      .nullable(),
    talks: z.array(
      z.strictObject({
        supplierId: z.string(),
        supplierName: z.string(),
        rounds: z.int().min(0),
        result: z.enum(['agreed', 'walked_away', 'no_agreement', 'refused_by_compliance']),
        /** What their last terms cost at the buyer's door; null = they made no offer. */
        lastTotalMinor: Minor.nullable(),
        lastLeadTimeDays: z.int().min(0).nullable(),
        /** What keeps their last terms, or any terms, out of our mandate; null = nothing does. */
        because: Because.nullable(),
      }),
    ),
  }),
  /** An offer of ours, or the best on the table, is outside the mandate and was not sent or taken. */
  'negotiation.outside_mandate': z.strictObject({
    supplierId: z.string(),
    supplierName: z.string(),
    mandateVersion: z.int().min(1),
    because: Because,
  }),
  /** An award is decided: do its suppliers confirm it? */
  'negotiation.confirm': z.strictObject({ proposal: AwardProposal, because: Because }),
  /** Who declines is out; the award that is left comes as a new `negotiation.outcome`. */
  'negotiation.confirmed': z.strictObject({
    confirmed: z.boolean(),
    declined: z.array(z.strictObject({ supplierId: z.string(), because: Because })),
    because: Because,
  }),
  /** Real suppliers were asked and may take days; until then no result is overdue. */
  'negotiation.waiting': z.strictObject({
    untilMs: z.int(),
    supplierIds: SupplierIds,
    because: Because,
  }),
  /** From `supplier:<id>`, checked at the edge. The terms of a sealed quote are not in it. */
  'supplier.answer': SupplierAnswer,
  'agent.reminder': z.strictObject({ requestId: z.string(), topic: z.string(), waitedMs: z.int() }),
  'agent.peer_silent': z.strictObject({
    role: AgentRole,
    requestId: z.string(),
    topic: z.string(),
    waitedMs: z.int(),
    because: Because,
  }),
  'agent.error': z.strictObject({ code: z.string(), because: Because }),
  'case.modified': z.strictObject({ brief: CaseBrief, because: Because }),
  'case.closed': z.strictObject({ outcome: Outcome, because: Because }),
  'approval.decided': z.strictObject({
    approvalId: z.string(),
    decision: z.enum(['approve', 'reject', 'return', 'defer']),
    comment: z.string().max(2_000),
    decidedBy: z.string(),
    /** The step it counts for; absent = the question has one step and no chain. */
    stepId: z.string().max(40).optional(),
    /** Whom the person would award, whatever the agents propose. */
    chosenSupplierIds: z.array(z.string()).max(20).optional(),
  }),
  'command.pause': z.strictObject({ because: Because }),
  'command.resume': z.strictObject({ because: Because }),
  'command.abort': z.strictObject({ because: Because }),
  /** A person's word to one agent; `excludeSupplierIds` and `approach` are acted on, text is kept. */
  'command.inject': z.strictObject({
    to: AgentRole,
    note: z.string().min(1).max(2_000),
    excludeSupplierIds: SupplierIds.optional(),
    approach: Approach.optional(),
  }),
  'command.modify': z.strictObject({
    budgetMinor: z.int().min(1).optional(),
    needBy: IsoDate.optional(),
    wishes: Wishes.optional(),
    prioritiesBp: PrioritiesBp.optional(),
    because: Because,
  }),
} as const;

export type Topic = keyof typeof messageBodies;
export type Body<T extends Topic> = z.infer<(typeof messageBodies)[T]>;
export type Bodies = { [T in Topic]: Body<T> };
export type CaseBrief = z.infer<typeof CaseBrief>;
export type Outcome = z.infer<typeof Outcome>;
