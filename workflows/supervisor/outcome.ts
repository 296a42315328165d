import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import { awardFaults } from '#domain/award/check.ts';
import { showMoney } from '#domain/money.ts';
import type { DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { askPerson } from './ask-person.ts';
import { award, closeWithoutAward } from './close.ts';
import { recover } from './recover.ts';
import type { SupervisorState } from './state.ts';

/** The talks have ended: award, ask a person, or find another way. */
export function onOutcome(
  state: SupervisorState,
  event: MessageOn<'negotiation.outcome'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { proposal, approach, failure } = event.body;
  // While an award is being decided, a later result is only noted in the log.
  if (brief === null || state.proposal !== null) return { state, commands: [] };
  const next: SupervisorState = {
    ...state,
    outcome: event.body,
    failedApproaches:
      failure === null ? state.failedApproaches : [...state.failedApproaches, approach],
  };
  if (proposal !== null) return decideAward(next, brief, proposal, event.atMs);
  if (next.approvals.some((it) => it.about === 'compliance_review')) {
    return {
      state: { ...next, waitsForReviews: true },
      commands: [
        decision(brief, {
          question: 'The talks failed; what now?',
          chosen: 'wait for the suppliers under review',
          because: [{ rule: 'open reviews', value: String(next.approvals.length) }],
          inputs: { reason: failure?.reason ?? null },
        }),
      ],
    };
  }
  return recover(next, failure?.because ?? 'the talks failed', event.atMs);
}

function decideAward(
  state: SupervisorState,
  brief: CaseBrief,
  proposal: AwardProposal,
  atMs: number,
): DeskStep<SupervisorState> {
  const faults = awardFaults(brief.requisition, proposal);
  if (faults.length > 0) return recover(state, `the proposal is wrong: ${faults.join('; ')}`, atMs);
  const limit = brief.policy.autoApproveAwardMinor;
  if (proposal.totalMinor <= limit)
    return award(state, brief, proposal, `policy ${brief.policy.version}`);
  const { currency } = proposal;
  const winners = [...new Set(proposal.lines.map((it) => it.supplierName))].join(' and ');
  return askPerson(
    { ...state, proposal },
    {
      about: 'award',
      requestId: null,
      supplierId: null,
      role: null,
      shown: proposal,
      question: `Award ${showMoney(proposal.totalMinor, currency)} to ${winners}? It is above ${showMoney(limit, currency)}.`,
      amountMinor: proposal.totalMinor,
      ifSilent: 'The case closes without an award.',
      atMs,
    },
  );
}

/** Time is up: what is agreed and needs no person is awarded, everything else ends here. */
export function onDeadline(state: SupervisorState): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  return closeWithoutAward(
    state,
    brief,
    state.proposal === null
      ? 'the deadline of the case has passed'
      : 'the deadline passed before the award was approved',
  );
}
