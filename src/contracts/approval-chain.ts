import { z } from 'zod';
import { AutonomyStage, CostCentre } from './approval-policy.ts';
import { Moment } from './values.ts';

/** One step as the supervisor runs it; who has answered it is told by the attempts that counted. */
export const ChainStep = z.strictObject({
  stepId: z.string().max(40),
  title: z.string().max(120),
  /** Key ids, names or `role:<role>`; those of an escalation included once it has happened. */
  approvers: z.array(z.string().max(100)).max(100),
  quorum: z.int().min(1).max(20),
  openedAtMs: Moment.nullable(),
  remindAtMs: Moment.nullable(),
  remindedAtMs: Moment.nullable(),
  escalateAtMs: Moment.nullable(),
  escalatedAtMs: Moment.nullable(),
});

/** The steps that a question goes through. */
export const ApprovalChain = z.strictObject({
  order: z.enum(['sequential', 'parallel']),
  steps: z.array(ChainStep).min(1).max(10),
  policyVersion: z.int().min(1),
  /** Title of the rule that chose them. */
  rule: z.string().max(120),
});

/** What waits for the answer; everything else of the case goes on. */
export const Holds = z.strictObject({
  kind: z.enum(['case', 'supplier', 'line']),
  supplierId: z.string().nullable(),
  lineNo: z.int().nullable(),
});

/** What a question has beside its text where an approval policy is active; absent without one. */
export const questionContext = {
  chain: ApprovalChain.optional(),
  holds: Holds.optional(),
  category: z.string().max(40).nullable().optional(),
  costCentre: CostCentre.nullable().optional(),
  stage: AutonomyStage.optional(),
  returnable: z.boolean().optional(),
};

export type ChainStep = z.infer<typeof ChainStep>;
export type ApprovalChain = z.infer<typeof ApprovalChain>;
export type Holds = z.infer<typeof Holds>;
