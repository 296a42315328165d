import type { CaseBrief } from '#contracts/messages.ts';
import { WHOLE_BP } from '#domain/basis-points.ts';
import { daysUntil } from '#domain/days.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { faultsOf } from './award-faults.ts';
import { withdraw } from './ask-person.ts';
import { close } from './close.ts';
import { winnersOf } from './confirm.ts';
import { stage } from './open.ts';
import { recover, tryAgain } from './recover.ts';
import type { SupervisorState } from './state.ts';

const PEERS = ['sourcing', 'compliance', 'negotiation'] as const;
/** As many as a requisition may exclude. */
export const EXCLUDED_MAX = 100;

/** Passes a control on to the peers that live; nobody is started for it. */
function passOn(topic: 'command.pause' | 'command.resume', because: string): DeskCommand[] {
  return PEERS.map((to): DeskCommand => ({
    kind: 'send',
    to,
    type: 'NOTIFICATION',
    topic,
    body: { because },
    wake: false,
  }));
}

export function onPause(
  state: SupervisorState,
  event: MessageOn<'command.pause'>,
): DeskStep<SupervisorState> {
  const { because } = event.body;
  const commands = [...passOn('command.pause', because), ...stage('paused', `Paused: ${because}`)];
  return { state, commands };
}

export function onResume(
  state: SupervisorState,
  event: MessageOn<'command.resume'>,
): DeskStep<SupervisorState> {
  const { because } = event.body;
  const back = stage(state.stage, `Resumed: ${because}`);
  return { state, commands: [...passOn('command.resume', because), ...back] };
}

export function onAbort(
  state: SupervisorState,
  event: MessageOn<'command.abort'>,
): DeskStep<SupervisorState> {
  const { because } = event.body;
  const by = event.envelope.from;
  const asked =
    state.confirming == null || state.proposal === null
      ? []
      : [`${winnersOf(state.proposal)} had been asked to confirm the order; tell them it is off.`];
  const summary = [
    `Aborted by ${by}: ${because}`.slice(0, 1_000),
    'Nothing was awarded; no supplier holds an order from this case.',
    ...asked,
    'Next: open a new request when the goods are wanted after all.',
  ];
  const choice =
    state.brief === null
      ? []
      : [
          decision(state.brief, {
            question: 'Go on with the case?',
            chosen: 'abort',
            alternatives: [
              { option: 'go on', scoreBp: null, because: 'a person has the last word' },
            ],
            because: [
              { rule: 'commanded by', value: by },
              { rule: 'reason', value: because },
            ],
            inputs: { by, because },
          }),
        ];
  return close(state, 'aborted', summary, choice);
}

export function onInject(
  state: SupervisorState,
  event: MessageOn<'command.inject'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  const { note, excludeSupplierIds = [] } = event.body;
  const next: SupervisorState = {
    ...state,
    notes: [...state.notes, note].slice(-20),
    excludeSupplierIds: union(state.excludeSupplierIds, excludeSupplierIds).slice(-200),
  };
  const show: DeskCommand = {
    kind: 'show',
    stage: state.stage,
    details: `A person says: ${note}`.slice(0, 500),
  };
  if (brief === null || excludeSupplierIds.length === 0) return { state: next, commands: [show] };
  const excludedSupplierIds = union(brief.requisition.excludedSupplierIds, excludeSupplierIds);
  const requisition = {
    ...brief.requisition,
    excludedSupplierIds: excludedSupplierIds.slice(-EXCLUDED_MAX),
  };
  const changed = changeBrief(next, { ...brief, requisition }, note.slice(0, 1_000));
  const rest = reconsider(changed.state, event.atMs);
  return { state: rest.state, commands: [show, ...changed.commands, ...rest.commands] };
}

/** New budget, date, wishes or priorities: everybody who lives gets the new brief. */
export function onModify(
  state: SupervisorState,
  event: MessageOn<'command.modify'>,
): DeskStep<SupervisorState> {
  const { brief } = state;
  if (brief === null) return { state, commands: [] };
  const { because, ...changes } = event.body;
  const fault = modifyFault(changes, event.atMs);
  const choice = decision(brief, {
    question: 'Change the request?',
    chosen: fault === null ? 'change' : 'refuse the change',
    alternatives: [
      { option: fault === null ? 'leave it' : 'change', scoreBp: null, because: fault ?? because },
    ],
    because: [
      { rule: 'commanded by', value: event.envelope.from },
      { rule: fault === null ? 'reason' : 'fault', value: fault ?? because },
    ],
    inputs: { changes },
  });
  if (fault !== null) {
    const details = `A change was refused: ${fault}`;
    return { state, commands: [choice, { kind: 'show', stage: state.stage, details }] };
  }
  const requisition = { ...brief.requisition, ...changes };
  const changed = changeBrief(state, { ...brief, requisition }, because);
  const told = stage(state.stage, `The request was changed: ${because}`);
  const rest = reconsider(changed.state, event.atMs);
  return { state: rest.state, commands: [choice, ...changed.commands, ...told, ...rest.commands] };
}

type Changes = Omit<MessageOn<'command.modify'>['body'], 'because'>;

function modifyFault({ needBy, prioritiesBp }: Changes, atMs: number): string | null {
  if (needBy !== undefined && daysUntil(needBy, atMs) < 0) return `${needBy} is past`;
  const sum = Object.values(prioritiesBp ?? {}).reduce((total, it) => total + it, 0);
  return prioritiesBp !== undefined && sum !== WHOLE_BP
    ? `the priorities add up to ${sum} bp, not ${WHOLE_BP}`
    : null;
}

/** The new brief in force, told to everybody who lives. */
export function changeBrief(
  state: SupervisorState,
  brief: CaseBrief,
  because: string,
): DeskStep<SupervisorState> {
  return {
    // Every mandate is made again.
    state: { ...state, brief, outside: [] },
    commands: PEERS.map((to): DeskCommand => ({
      kind: 'send',
      to,
      type: 'NOTIFICATION',
      topic: 'case.modified',
      body: { brief, because },
      wake: false,
    })),
  };
}

/** A changed request may end a wait for a person: the award no longer holds, or a try is worth it. */
function reconsider(state: SupervisorState, atMs: number): DeskStep<SupervisorState> {
  const { brief, proposal } = state;
  if (brief === null) return { state, commands: [] };
  if (proposal !== null) {
    const faults = faultsOf(state, brief, proposal);
    if (faults.length === 0) return { state, commands: [] };
    const moot = withdraw(state, (it) => it.about === 'award', 'the request was changed');
    const free: SupervisorState = { ...moot.state, proposal: null, confirming: null };
    const step = recover(free, `the award no longer holds: ${faults.join('; ')}`, atMs);
    return { state: step.state, commands: [...moot.commands, ...step.commands] };
  }
  const moot = withdraw(state, (it) => it.about === 'recovery', 'the request was changed');
  if (moot.commands.length === 0 && !state.waitsForReviews) return { state, commands: [] };
  const free: SupervisorState = { ...moot.state, waitsForReviews: false };
  const step = tryAgain(free, brief, 'The request was changed.');
  return { state: step.state, commands: [...moot.commands, ...step.commands] };
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
