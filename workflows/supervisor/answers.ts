import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { askPerson, withdraw } from './ask-person.ts';
import { recover } from './recover.ts';
import type { OpenApproval, SupervisorState } from './state.ts';
import { isHeld } from './state.ts';
import { watch } from './watch.ts';

/** Handed on: others go on and we watch. Handed to nobody: another way. */
export function onReport(
  state: SupervisorState,
  event: MessageOn<'sourcing.report'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const report = event.body;
  // An answer to a search that a newer one has replaced decides nothing any more.
  if (brief === null || report.attempt !== state.attempt) return { state, commands: [] };
  const next: SupervisorState = { ...state, report };
  if (report.handedTo === 'nobody') {
    const problem =
      report.market.suppliersCount === 0
        ? 'nobody in the catalogue carries what was asked for'
        : `nobody was found: ${report.because}`;
    return recover(next, problem, event.atMs);
  }
  if (isHeld(state)) return { state: next, commands: [] };
  const stage = report.handedTo === 'negotiation' ? 'negotiating' : 'compliance';
  const details = `${report.shortlist.length} suppliers are with ${report.handedTo}.`;
  // Shown under the stage before: sourcing recorded the new one, and each change costs an event.
  return {
    state: { ...next, stage },
    commands: [{ kind: 'show', stage: state.stage, details }, watch(brief)],
  };
}

/**
 * Too few were found. With somebody found the case goes on and the advice is kept; with nobody the
 * report of the same search follows and is acted on, unless that search was handed on before: then
 * nobody of it came through.
 */
export function onShortage(
  state: SupervisorState,
  event: MessageOn<'sourcing.shortage'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const shortage = event.body;
  if (brief === null || shortage.attempt !== state.attempt) return { state, commands: [] };
  const next: SupervisorState = { ...state, shortage };
  const isFollowUp = state.report?.attempt === shortage.attempt;
  if (shortage.foundCount === 0) {
    return isFollowUp ? recover(next, shortage.because, event.atMs) : { state: next, commands: [] };
  }
  return {
    state: next,
    commands: [
      decision(brief, {
        question: 'Few suppliers were found; widen the search?',
        chosen: 'go on with those found',
        alternatives: [
          {
            option: 'widen',
            scoreBp: null,
            because: 'those found meet every wish; kept for when the talks fail',
          },
          { option: 'ask a person', scoreBp: null, because: 'nothing has failed yet' },
        ],
        because: [
          { rule: 'found', value: `${shortage.foundCount} of ${shortage.wantedCount}` },
          { rule: 'competition', value: shortage.market.competition },
        ],
        inputs: { foundCount: shortage.foundCount, relaxations: shortage.relaxations },
      }),
    ],
  };
}

export function onReview(
  state: SupervisorState,
  event: MessageOn<'compliance.review'>,
): DeskStep<SupervisorState> {
  const { assessment, because, openForMs } = event.body;
  return askPerson(
    state,
    {
      about: 'compliance_review',
      requestId: event.envelope.id,
      supplierId: assessment.supplierId,
      question: `May ${assessment.supplierName} supply? ${because}`,
      shown: assessment,
      amountMinor: null,
      riskBp: assessment.riskBp,
      ifSilent: 'The supplier stays refused.',
      ...(openForMs && { openForMs }),
    },
    event.atMs,
  );
}

export function onAdjusted(
  state: SupervisorState,
  event: MessageOn<'compliance.adjusted'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { clearedSupplierIds, because, approveUpToBp } = event.body;
  const next: SupervisorState = { ...state, approveUpToBp };
  if (brief === null) return { state: next, commands: [] };
  if (clearedSupplierIds.length > 0) {
    const isMoot = (it: OpenApproval) => clearedSupplierIds.includes(it.supplierId ?? '');
    const left = withdraw(next, isMoot, 'cleared by the moved threshold');
    const answers = next.approvals
      .filter(isMoot)
      .flatMap((it) => reviewMoot(it, { cleared: true, decidedBy: 'the moved threshold' }));
    return { state: left.state, commands: [...left.commands, ...answers, watch(brief)] };
  }
  return recover(next, `nobody more passes: ${because}`, event.atMs);
}

/** The REQUEST behind a question that nobody needs to answer any more is answered all the same. */
export function reviewMoot(
  { requestId, supplierId }: OpenApproval,
  answer: { cleared: boolean; decidedBy: string },
): DeskCommand[] {
  if (requestId === null || supplierId === null) return [];
  const body = { supplierId, conditions: [], ...answer };
  return [{ kind: 'reply', requestId, type: 'RESPONSE', topic: 'compliance.reviewed', body }];
}

export function onRetrying(
  state: SupervisorState,
  event: MessageOn<'negotiation.retrying'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  return event.body.accepted
    ? { state: { ...state, stage: 'negotiating' }, commands: [watch(brief)] }
    : recover(withoutRetry(state), event.body.because, event.atMs);
}

/** Who refused to talk again would refuse every other approach as well. */
function withoutRetry(state: SupervisorState): SupervisorState {
  return { ...state, failedApproaches: ['collaborative', 'balanced', 'competitive'] };
}
