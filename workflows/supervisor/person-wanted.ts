import type { ApprovalRule, PinnedApprovals } from '#contracts/approval-policy.ts';
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

/** Whether people choose for themselves, without being told what the agents would do. */
export const isBlind = ({ policy }: CaseBrief): boolean => policy.approvals?.stage === 'observe';

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
