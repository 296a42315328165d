import type { DeskAgent, DeskContext, DeskEvent, DeskStep, MessageOn } from '../desk.ts';
import { remind, remindedRequest, reportSilence } from '../silence.ts';
import { onAdjust } from './on-adjust.ts';
import { onAssessed } from './on-assessed.ts';
import { onReviewed } from './on-reviewed.ts';
import { onTerm } from './on-term.ts';
import { orderAssessment } from './order-assessment.ts';
import { onLookAgain, onPapersDue, onSupplierChanged, PAPERS } from './recheck.ts';
import type { ComplianceState } from './state.ts';
import { emptyCompliance } from './state.ts';

/** Judges suppliers: clears, sets conditions, asks a person, refuses; may tighten, never widen. */
export const compliance: DeskAgent<ComplianceState> = {
  role: 'compliance',
  stateVersion: 1,
  initial: emptyCompliance,
  policy,
};

function policy(
  state: ComplianceState,
  event: DeskEvent,
  context: DeskContext,
): DeskStep<ComplianceState> {
  const { brief } = state;
  if (event.kind === 'result') {
    return event.activity === 'assessSuppliers'
      ? onAssessed(state, event)
      : { state, commands: [] };
  }
  if (event.kind === 'overdue') {
    return { state, commands: brief === null ? [] : remind(brief, event) };
  }
  if (event.kind === 'timer') {
    if (event.name === PAPERS) return onPapersDue(state, event.atMs);
    const again = onLookAgain(state, event.name, event.atMs);
    if (again !== null) return again;
    const requestId = remindedRequest(event.name);
    const silent = context.awaiting.find((it) => it.requestId === requestId);
    return silent === undefined || brief === null
      ? { state, commands: [] }
      : { state, commands: reportSilence(brief, silent, 'the suppliers that are cleared') };
  }
  switch (event.topic) {
    case 'compliance.clear':
      return onClear(state, event);
    case 'compliance.reviewed':
      return onReviewed(state, event);
    case 'compliance.adjust':
      return onAdjust(state, event);
    case 'compliance.term':
      return onTerm(state, event);
    case 'supplier.changed':
      return onSupplierChanged(state, event);
    case 'case.modified':
      return { state: { ...state, brief: event.body.brief }, commands: [] };
    case 'command.inject':
      return {
        state: { ...state, notes: [...state.notes, event.body.note].slice(-20) },
        commands: [
          { kind: 'show', stage: 'informed', details: `A person says: ${event.body.note}` },
        ],
      };
    default:
      return { state, commands: [] };
  }
}

function onClear(
  state: ComplianceState,
  event: MessageOn<'compliance.clear'>,
): DeskStep<ComplianceState> {
  const { brief, attempt, candidates, market, atTable } = event.body;
  const clearingsCount = state.clearingsCount + 1;
  const key = `assess-${attempt}-${clearingsCount}`;
  const clearing = {
    key,
    requestId: event.envelope.id,
    attempt,
    candidates,
    ...(atTable && { atTable }),
  };
  return {
    state: { ...state, brief, market, clearings: [...state.clearings, clearing], clearingsCount },
    commands: [
      { kind: 'show', stage: 'assessing', details: `Assessing ${candidates.length} suppliers.` },
      orderAssessment(brief, key, candidates, atTable ? event.atMs : null),
    ],
  };
}
