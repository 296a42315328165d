import type { CaseBrief } from '#contracts/messages.ts';
import type { AwardProposal } from '#contracts/negotiation.ts';
import type { DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { withdraw } from './ask-person.ts';
import { reviewMoot } from './answers.ts';
import { stage } from './open.ts';
import { decideAward } from './outcome.ts';
import type { OpenApproval, SupervisorState } from './state.ts';
import { watch } from './watch.ts';

/**
 * Compliance stopped a supplier: nobody is asked about it any more, and an award that names it is
 * void. Negotiation hears it as well and reports what is left.
 */
export function onStopped(
  state: SupervisorState,
  event: MessageOn<'compliance.stopped'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { supplierId, supplierName, because } = event.body;
  if (brief === null) return { state, commands: [] };
  const isVoid = names(state.proposal, supplierId);
  const noted: SupervisorState = {
    ...state,
    stopped: [...(state.stopped ?? []).filter((it) => it !== supplierId), supplierId],
  };
  const asked = withoutReviews(noted, supplierId, 'compliance stopped the supplier', false);
  const told = [
    decision(brief, {
      question: `Does the case go on with ${supplierName}?`,
      chosen: isVoid ? 'no, and the award to it is void' : 'no, with the others',
      because: [{ rule: 'stopped by compliance', value: because }],
      inputs: { supplierId, isVoid },
    }),
    ...stage(state.stage, `Compliance stopped ${supplierName}: ${because}`),
    ...asked.commands,
  ];
  // Negotiation answers for a winner that is being asked to confirm.
  if (!isVoid || state.confirming != null) return { state: asked.state, commands: told };
  const step = withoutAward(asked.state, brief, supplierId, event.atMs);
  return { state: step.state, commands: [...told, ...step.commands] };
}

/** The award that was being decided is off; one agreed meanwhile without the supplier is next. */
function withoutAward(
  state: SupervisorState,
  brief: CaseBrief,
  supplierId: string,
  atMs: number,
): DeskStep<SupervisorState> {
  const { laterProposal } = state;
  const moot = withdraw(state, (it) => it.about === 'award', 'a winner was stopped');
  const free: SupervisorState = {
    ...moot.state,
    proposal: null,
    laterProposal: null,
    stage: 'award_review',
  };
  const next =
    laterProposal === null || names(laterProposal, supplierId)
      ? { state: free, commands: [watch(brief)] }
      : decideAward(free, brief, laterProposal, atMs);
  return { state: next.state, commands: [...moot.commands, ...next.commands] };
}

/** The supplier may be dealt with again; negotiation hears it from compliance. */
export function onLifted(
  state: SupervisorState,
  event: MessageOn<'compliance.lifted'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { supplierId } = event.body;
  if (brief === null) return { state, commands: [] };
  const free = notStopped(state, supplierId);
  const step = withoutReviews(free, supplierId, 'cleared meanwhile', true);
  const waits = free.waitsForReviews ? [watch(brief)] : [];
  return { state: step.state, commands: [...step.commands, ...waits] };
}

export const notStopped = (state: SupervisorState, supplierId: string): SupervisorState => ({
  ...state,
  stopped: (state.stopped ?? []).filter((it) => it !== supplierId),
});

/** Questions about a supplier that no longer matter; the REQUESTs behind them are answered. */
function withoutReviews(
  state: SupervisorState,
  supplierId: string,
  because: string,
  cleared: boolean,
): DeskStep<SupervisorState> {
  const isMoot = (it: OpenApproval) =>
    it.about === 'compliance_review' && it.supplierId === supplierId;
  const answers = state.approvals
    .filter(isMoot)
    .flatMap((it) => reviewMoot(it, { cleared, decidedBy: 'compliance' }));
  const left = withdraw(state, isMoot, because);
  return { state: left.state, commands: [...left.commands, ...answers] };
}

const names = (proposal: AwardProposal | null, supplierId: string): boolean =>
  proposal !== null && proposal.lines.some((it) => it.supplierId === supplierId);
