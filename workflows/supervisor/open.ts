import type { CaseBrief } from '#contracts/messages.ts';
import type { SourcingStrategy } from '#contracts/supplier.ts';
import { adviceOn } from '#domain/learning/advice/decision-memory.ts';
import { showMoney } from '#domain/money.ts';
import { recoveryBudget } from '#kit/patterns/recovery.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import type { SupervisorState } from './state.ts';

export const DEADLINE = 'case-deadline';

/** A person may be asked about the way on this often; after that the case ends by itself. */
const PERSON_ASKED_MAX = 2;

export function onOpen(
  state: SupervisorState,
  event: MessageOn<'procurement.open'>,
): DeskStep<SupervisorState> {
  if (state.brief !== null) return { state, commands: [] };
  const { brief, advice } = event.body;
  const { recovery } = brief.policy;
  const next: SupervisorState = {
    ...state,
    brief,
    ...(advice !== undefined && { advice }),
    openRequestId: event.envelope.type === 'REQUEST' ? event.envelope.id : null,
    budget: recoveryBudget(
      {
        widen: recovery.widenMax,
        adjust: recovery.adjustMax,
        retry: recovery.retryMax,
        person: PERSON_ASKED_MAX,
      },
      recovery.totalMax,
    ),
  };
  const { requisition } = brief;
  const opening = decision(brief, {
    question: 'How to open the case?',
    chosen: 'ask sourcing to find suppliers',
    alternatives: [
      {
        option: 'ask a person first',
        scoreBp: null,
        because: 'policy asks for a person at the award only',
      },
    ],
    because: [
      {
        rule: 'requisition',
        value: `${requisition.lines.length} lines, ${showMoney(requisition.budgetMinor, requisition.currency)}, urgency ${requisition.urgency}`,
      },
      { rule: 'policy', value: brief.policy.version },
    ],
    inputs: {
      budgetMinor: requisition.budgetMinor,
      needBy: requisition.needBy,
      urgency: requisition.urgency,
    },
  });
  const step = find(next, brief, null, 'The case was opened.');
  return {
    state: step.state,
    commands: [
      opening,
      { kind: 'timer', name: DEADLINE, afterMs: brief.timing.caseDeadlineMs },
      ...step.commands,
    ],
  };
}

/** Asks sourcing for a (wider) search. */
export function find(
  state: SupervisorState,
  brief: CaseBrief,
  strategy: SourcingStrategy | null,
  because: string,
): DeskStep<SupervisorState> {
  const attempt = state.attempt + 1;
  const sentence =
    attempt === 1
      ? 'Sourcing looks for suppliers.'
      : `Sourcing looks again, try ${attempt}: ${because}`;
  const lastFind = { strategy, because: because.slice(0, 1_000) };
  const next: SupervisorState = { ...state, attempt, lastFind, stage: 'sourcing', shortage: null };
  return {
    state: next,
    commands: [findRequest(next, brief), ...stage('sourcing', sentence)],
  };
}

/** The current search once more, under its own number: sourcing gives the same answer to it. */
export function findAgain(state: SupervisorState, brief: CaseBrief): DeskStep<SupervisorState> {
  return {
    state: { ...state, resentAttempt: state.attempt, stage: 'sourcing' },
    commands: [
      findRequest(state, brief),
      ...stage('sourcing', `Sourcing is asked again for try ${state.attempt}.`),
    ],
  };
}

function findRequest(state: SupervisorState, brief: CaseBrief): DeskCommand {
  const { attempt, relaxed, excludeSupplierIds, lastFind } = state;
  const advice = attempt === 1 ? adviceOn(state.advice, 'search_strategy') : null;
  return {
    kind: 'send',
    to: 'sourcing',
    type: 'REQUEST',
    topic: 'sourcing.find',
    body: {
      brief,
      attempt,
      relaxed,
      excludeSupplierIds,
      ...lastFind,
      ...(advice !== null && { advice }),
    },
    answerWithinMs: brief.timing.peerTimeoutMs,
  };
}

/** Where the case stands, for people: in the read model and in Temporal UI. */
export function stage(name: SupervisorState['stage'], sentence: string): DeskCommand[] {
  const cut = sentence.slice(0, 500);
  return [
    { kind: 'record', record: { kind: 'stage', stage: name, sentence: cut } },
    { kind: 'show', stage: name, details: cut },
  ];
}
