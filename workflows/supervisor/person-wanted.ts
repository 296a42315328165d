import type { ApprovalRule, AutonomyStage, PinnedApprovals } from '#contracts/approval-policy.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { pinnedRule } from '#domain/approval/rule.ts';
import type { SupervisorState } from './state.ts';

/** Why a person decides about an award whatever its amount; null = nothing asks for it. */
export function whyPersonWanted(
  { returned }: SupervisorState,
  { policy: { approvals } }: CaseBrief,
  proposal: AwardProposal,
): string | null {
  if (returned !== undefined) return `It was returned before: ${returned.comment.slice(0, 200)}`;
  if (approvals === undefined) return null;
  if (approvals.stage === 'observe') return 'Agents are only observed in this category.';
  if (approvals.stage === 'advise' && hasHeldLine(approvals, proposal))
    return 'Agents only advise in this category.';
  const rule = alwaysAsks(approvals, proposal);
  return rule === null ? null : `The rule "${rule.title}" always asks.`;
}

/** Whether a person is wanted for some lines alone: agents only advise about these. */
export const isOnlyAdvice = (
  { returned }: SupervisorState,
  { policy: { approvals } }: CaseBrief,
  proposal: AwardProposal,
): boolean =>
  returned === undefined &&
  approvals?.heldLineNos !== undefined &&
  alwaysAsks(approvals, proposal) === null;

/** Without lines that are held on their own, what agents only advise about is the whole case. */
const hasHeldLine = ({ heldLineNos }: PinnedApprovals, { lines }: AwardProposal): boolean =>
  heldLineNos === undefined || lines.some((it) => heldLineNos.includes(it.lineNo));

function alwaysAsks(approvals: PinnedApprovals, proposal: AwardProposal): ApprovalRule | null {
  const rule = pinnedRule(approvals, awardFacts(proposal));
  return rule?.askAlways === true ? rule : null;
}

/** What rules of approval may ask of an award; limits are about what the buyer spends in all. */
export const awardFacts = ({ totalMinor, deliveryMinor, currency, riskBp }: AwardProposal) => ({
  about: 'award' as const,
  amountMinor: totalMinor + deliveryMinor,
  currency,
  riskBp: riskBp ?? null,
});

/**
 * What agents may do in the question that is asked now. Once people have chosen for themselves there
 * is no advice left to keep from them, and whoever approves sees what the choice comes to.
 */
export function stageNow(
  { chosenBy }: SupervisorState,
  { policy: { approvals } }: CaseBrief,
): AutonomyStage {
  const stage = approvals?.stage ?? 'act';
  return stage === 'observe' && chosenBy !== undefined ? 'advise' : stage;
}

/** The people's own choice where it is not that of the agents; null = it is the same, or none. */
export function otherChoice(
  proposal: AwardProposal | null,
  chosenSupplierIds: readonly string[] | undefined,
): readonly string[] | null {
  if (proposal === null || chosenSupplierIds === undefined) return null;
  const winners = new Set(proposal.lines.map((it) => it.supplierId));
  const isSame =
    chosenSupplierIds.length === winners.size && chosenSupplierIds.every((it) => winners.has(it));
  return isSame ? null : chosenSupplierIds;
}
