import type { ApprovalChain } from '#contracts/approval-chain.ts';
import type { ApprovalRule, PinnedApprovals } from '#contracts/approval-policy.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { ApprovalRule as RuleSchema } from '#contracts/approval-policy.ts';
import { openChain } from '#domain/approval/chain.ts';
import type { StepAnswer } from '#domain/approval/progress.ts';
import { aProposal } from './case-builders.ts';

type Step = Partial<ApprovalRule['steps'][number]> & { stepId: string };

/** A rule with these steps; each is for whoever has the role of an approver. */
export const aRule = (
  steps: Step[],
  parts: Partial<Omit<ApprovalRule, 'steps'>> = {},
): ApprovalRule =>
  RuleSchema.parse({
    title: 'Big awards',
    ...parts,
    steps: steps.map((it) => ({ title: it.stepId, approvers: ['role:approver'], ...it })),
  });

export const aChain = (rule: ApprovalRule, atMs = 0): ApprovalChain =>
  openChain(rule, 1, null, atMs);

export const anAnswer = (
  stepId: string,
  name: string,
  parts: Partial<StepAnswer> = {},
): StepAnswer => ({ stepId, name, onBehalfOf: null, decision: 'approve', ...parts });

export const pinnedWith = (
  rules: ApprovalRule[],
  parts: Partial<PinnedApprovals> = {},
): PinnedApprovals => ({
  version: 1,
  rules,
  calendar: null,
  stage: 'act',
  categories: ['33140000-3'],
  costCentre: null,
  ...parts,
});

/** Two suppliers win a line each: s1 gloves, s2 gowns. */
export function aSplitProposal(): AwardProposal {
  const [gloves, gowns] = [aProposal(), aProposal({ supplierId: 's2', unitPriceMinor: 1_000 })];
  const second = <T extends { lineNo: number }>(lines: T[]) =>
    lines.map((it) => ({ ...it, lineNo: 2 }));
  return {
    ...gloves,
    lines: [...gloves.lines, ...second(gowns.lines)],
    totalMinor: gloves.totalMinor + gowns.totalMinor,
    savings: {
      ...gloves.savings,
      baselineMinor: gloves.savings.baselineMinor + gowns.savings.baselineMinor,
      savedMinor: gloves.savings.savedMinor + gowns.savings.savedMinor,
    },
    mandates: [
      ...gloves.mandates,
      ...gowns.mandates.map((it) => ({ ...it, lines: second(it.lines) })),
    ],
  };
}
