import { z } from 'zod';
import { ApprovalChain, questionContext } from './approval-chain.ts';
import { ApprovalAbout } from './approval-policy.ts';
import { AwardProposal, Mandate, Offer, TalkRecord } from './negotiation.ts';
import { Outcome } from './messages.ts';
import { BasisPoints, Minor } from './values.ts';
import { Assessment, Verdict } from './supplier.ts';
import { ASK_MOVES } from './supplier-answer.ts';

const CASE_STAGES = [
  'opened',
  'sourcing',
  'compliance',
  'negotiating',
  'award_review',
  'approving',
  'recovering',
  'paused',
  'closed',
] as const;
export const CaseStage = z.enum(CASE_STAGES);

/** A question to a person. `approvalId` is `<case id>-<n>`, unique in the tenant. */
export const ApprovalQuestion = z.strictObject({
  approvalId: z.string(),
  about: ApprovalAbout,
  question: z.string().max(500),
  shown: z
    .unknown()
    .describe(
      'What the answer counts for, exactly. Of an award: amounts in minor units, terms in plain words per supplier',
    ),
  amountMinor: Minor.nullable(),
  currency: z.string().nullable(),
  expiresAtMs: z.int(),
  /** What happens when nobody answers in time. */
  ifSilent: z.string().max(500),
  ...questionContext,
});

/** Changes to what people and later cases can read; written by `post` with the messages. */
export const CaseRecord = z.discriminatedUnion('kind', [
  /** One sentence in plain words about where the case stands. */
  z.strictObject({ kind: z.literal('stage'), stage: CaseStage, sentence: z.string().max(500) }),
  z.strictObject({ kind: z.literal('offers'), offers: z.array(Offer).max(200) }),
  /** Mandates given; each is kept with its hash. */
  z.strictObject({ kind: z.literal('mandates'), mandates: z.array(Mandate).max(200) }),
  /** Talks that have ended. */
  z.strictObject({ kind: z.literal('talks'), talks: z.array(TalkRecord).max(200) }),
  z.strictObject({
    kind: z.literal('clearance'),
    assessment: Assessment,
    verdict: Verdict,
    conditions: z.array(z.string()),
    because: z.array(z.string()),
    alternatives: z.array(z.string()),
    approveUpToBp: BasisPoints,
    validUntilMs: z.int(),
    decidedBy: z.string(),
  }),
  z.strictObject({ kind: z.literal('approval'), approval: ApprovalQuestion }),
  z.strictObject({
    kind: z.literal('approval_closed'),
    approvalId: z.string(),
    status: z.enum(['approved', 'rejected', 'returned', 'deferred', 'expired', 'void']),
    decidedBy: z.string(),
    comment: z.string(),
  }),
  /** A step opened, was reminded of or escalated, or the question was put off. */
  z.strictObject({
    kind: z.literal('approval_steps'),
    approvalId: z.string(),
    chain: ApprovalChain,
    expiresAtMs: z.int(),
    sentence: z.string().max(500),
  }),
  z.strictObject({ kind: z.literal('award'), proposal: AwardProposal, approvedBy: z.string() }),
  /** A real supplier was asked; its link is given to who may command the case, never kept here. */
  z.strictObject({
    kind: z.literal('supplier_asked'),
    supplierId: z.string(),
    supplierName: z.string(),
    channel: z.enum(['portal', 'webhook']),
    turn: z.int().min(1),
    move: z.enum(ASK_MOVES),
    answerByMs: z.int(),
  }),
  /** First quotes were opened; each hash was told when its quote came in. */
  z.strictObject({
    kind: z.literal('quotes_unsealed'),
    because: z.enum(['all_in', 'deadline']),
    quotes: z.array(z.strictObject({ supplierId: z.string(), quoteHash: z.string() })).max(200),
  }),
  z.strictObject({
    kind: z.literal('closed'),
    outcome: Outcome,
    /** What a buyer can act on: result, reasons, next steps. */
    summary: z.array(z.string().max(1_000)).max(30),
  }),
]);

export type CaseStage = z.infer<typeof CaseStage>;
export type ApprovalQuestion = z.infer<typeof ApprovalQuestion>;
export type CaseRecord = z.infer<typeof CaseRecord>;
