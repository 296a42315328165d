import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import type { RedFlag } from '#contracts/red-flags.ts';
import { bidFactsOf } from '#domain/red-flags/bid-facts.ts';
import { flagsOfAward } from '#domain/red-flags/of-award.ts';
import type { SupervisorState } from './state.ts';

/** What speaks for a second look at an award, as far as the end of the talks tells. */
export const flagsOfProposal = (
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
): RedFlag[] =>
  flagsOfAward(bidFactsOf(brief.requisition.caseId, proposal, state.outcome?.talks ?? []));

/** The flag that keeps an award from being made without a person; null = none, or policy says no. */
export const holdingFlag = (
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
): RedFlag | null =>
  (brief.policy.redFlagsHold ?? true)
    ? (flagsOfProposal(state, brief, proposal).find((it) => it.severity === 'high') ?? null)
    : null;
