import type { ApprovalChain, ChainStep } from '#contracts/approval-chain.ts';
import type { ApprovalRule } from '#contracts/approval-policy.ts';
import type { StepAnswer } from './progress.ts';
import { openSteps } from './progress.ts';
import type { Calendar } from './working-time.ts';
import { afterWorkingHours } from './working-time.ts';

/** The steps of a rule, those that come first open from now on. */
export function openChain(
  rule: ApprovalRule,
  policyVersion: number,
  calendar: Calendar,
  atMs: number,
): ApprovalChain {
  const steps = rule.steps.map(({ stepId, title, approvers, quorum }) => ({
    stepId,
    title,
    approvers,
    quorum,
    openedAtMs: null,
    remindAtMs: null,
    remindedAtMs: null,
    escalateAtMs: null,
    escalatedAtMs: null,
  }));
  const chain = { order: rule.order, steps, policyVersion, rule: rule.title };
  return withOpenSteps(chain, rule, [], calendar, atMs);
}

/** Gives steps that have just opened their times; the same chain when none has. */
export function withOpenSteps(
  chain: ApprovalChain,
  rule: ApprovalRule,
  answers: readonly StepAnswer[],
  calendar: Calendar,
  atMs: number,
): ApprovalChain {
  const open = openSteps(chain, answers);
  if (chain.steps.every((it) => it.openedAtMs !== null || !open.includes(it.stepId))) return chain;
  const after = (hours: number | null | undefined): number | null =>
    hours == null ? null : afterWorkingHours(atMs, hours, calendar);
  const opened = (step: ChainStep): ChainStep => {
    const its = rule.steps.find((it) => it.stepId === step.stepId);
    return {
      ...step,
      openedAtMs: atMs,
      remindAtMs: after(its?.remindAfterHours),
      escalateAtMs: after(its?.escalateAfterHours),
    };
  };
  return {
    ...chain,
    steps: chain.steps.map((it) =>
      it.openedAtMs === null && open.includes(it.stepId) ? opened(it) : it,
    ),
  };
}

export const withReminder = (chain: ApprovalChain, stepId: string, atMs: number): ApprovalChain =>
  changed(chain, stepId, (it) => ({ ...it, remindedAtMs: atMs }));

/** From now on those whom the rule names for it may answer as well. */
export const withEscalation = (
  chain: ApprovalChain,
  rule: ApprovalRule,
  stepId: string,
  atMs: number,
): ApprovalChain =>
  changed(chain, stepId, (it) => {
    const escalateTo = rule.steps.find((step) => step.stepId === stepId)?.escalateTo ?? [];
    const approvers = [...new Set([...it.approvers, ...escalateTo])];
    return { ...it, approvers, escalatedAtMs: atMs };
  });

const changed = (
  chain: ApprovalChain,
  stepId: string,
  change: (step: ChainStep) => ChainStep,
): ApprovalChain => ({
  ...chain,
  steps: chain.steps.map((it) => (it.stepId === stepId ? change(it) : it)),
});
