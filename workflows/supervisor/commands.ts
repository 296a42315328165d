import type { DeskCommand, DeskContext, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { close } from './close.ts';
import { stage } from './open.ts';
import type { SupervisorState } from './state.ts';

const PEERS: readonly string[] = ['sourcing', 'compliance', 'negotiation'];

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
  _context: DeskContext,
  event: MessageOn<'command.pause'>,
): DeskStep<SupervisorState> {
  const { because } = event.body;
  return {
    state,
    commands: [...passOn('command.pause', because), ...stage('paused', `Paused: ${because}`)],
  };
}

export function onResume(
  state: SupervisorState,
  _context: DeskContext,
  event: MessageOn<'command.resume'>,
): DeskStep<SupervisorState> {
  const { because } = event.body;
  return {
    state,
    commands: [...passOn('command.resume', because), ...stage(state.stage, `Resumed: ${because}`)],
  };
}

export function onAbort(
  state: SupervisorState,
  event: MessageOn<'command.abort'>,
): DeskStep<SupervisorState> {
  const { because } = event.body;
  const by = event.envelope.from;
  return close(
    state,
    'aborted',
    [`Aborted by ${by}: ${because}`],
    state.brief === null
      ? []
      : [
          decision(state.brief, {
            question: 'Go on with the case?',
            chosen: 'abort',
            because: [
              { rule: 'commanded by', value: by },
              { rule: 'reason', value: because },
            ],
            inputs: { by, because },
          }),
        ],
  );
}

export function onInject(
  state: SupervisorState,
  event: MessageOn<'command.inject'>,
): DeskStep<SupervisorState> {
  const { note, excludeSupplierIds = [] } = event.body;
  return {
    state: {
      ...state,
      notes: [...state.notes, note].slice(-20),
      excludeSupplierIds: [...new Set([...state.excludeSupplierIds, ...excludeSupplierIds])],
    },
    commands: [{ kind: 'show', stage: state.stage, details: `A person says: ${note}` }],
  };
}

/** New budget, date, wishes or priorities: everybody who lives gets the new brief. */
export function onModify(
  state: SupervisorState,
  context: DeskContext,
  event: MessageOn<'command.modify'>,
): DeskStep<SupervisorState> {
  const { brief: before } = state;
  if (before === null) return { state, commands: [] };
  const { because, ...changes } = event.body;
  const brief = { ...before, requisition: { ...before.requisition, ...changes } };
  const peers = context.knownPeers.filter((it) => PEERS.includes(it));
  const told = [...new Set([...peers, ...PEERS])];
  return {
    state: { ...state, brief },
    commands: [
      decision(brief, {
        question: 'Change the request?',
        chosen: 'change',
        because: [
          { rule: 'commanded by', value: event.envelope.from },
          { rule: 'reason', value: because },
        ],
        inputs: { changes },
      }),
      ...told.map((to): DeskCommand => ({
        kind: 'send',
        to,
        type: 'NOTIFICATION',
        topic: 'case.modified',
        body: { brief, because },
        wake: false,
      })),
    ],
  };
}
