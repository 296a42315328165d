import type { CaseBrief } from '#contracts/messages.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { askSuppliers, withoutLapsed, withoutOutOfTime } from './ask-suppliers.ts';
import { conclude } from './conclude.ts';
import { renewMandates } from './mandates.ts';
import { outgoing, withOffer } from './offers.ts';
import { progress } from './progress.ts';
import type { NegotiationState, Talk } from './state.ts';
import { withStatus } from './state.ts';

export const NEXT_ROUND = 'next-round';

/** Sends the next offers to all open talks; without any, waits for who may still come or reports. */
export function exchangeOrConclude(
  before: NegotiationState,
  atMs: number,
): DeskStep<NegotiationState> {
  const { brief } = before;
  if (before.phase !== 'talking' || brief === null) return { state: before, commands: [] };
  const renewed = renewMandates(withoutOutOfTime(before, brief, atMs));
  const { commands } = renewed;
  const state = withoutLapsed(renewed.state, atMs);
  if (withStatus(state, 'open').length > 0) {
    if (isRoundShort(state, brief)) return { state: { ...state, roundDue: true }, commands };
    const step = exchange({ ...state, roundDue: false }, brief, atMs);
    return { state: step.state, commands: [...commands, ...step.commands] };
  }
  const heldCount = withStatus(state, 'held').length;
  const waitingCount = withStatus(state, 'waiting').length;
  if (heldCount + waitingCount > 0 || state.waitsFor !== 'nothing') {
    const details =
      waitingCount > 0
        ? `Waiting for the answers of ${waitingCount} suppliers.`
        : heldCount > 0
          ? `Waiting for compliance about ${heldCount} suppliers.`
          : 'Waiting for more suppliers before the result is reported.';
    return { state, commands: [...commands, { kind: 'show', stage: 'waiting', details }] };
  }
  const end = conclude(state, brief, atMs);
  return { state: end.state, commands: [...commands, ...end.commands] };
}

/**
 * Whether a case that is to come out the same again would talk without somebody who is on the way: who
 * is told what of whom may then not depend on how fast peers answer. Other cases never wait.
 */
const isRoundShort = (state: NegotiationState, { requisition }: CaseBrief): boolean =>
  requisition.repeatable && (withStatus(state, 'held').length > 0 || state.waitsFor !== 'nothing');

/** One exchange with everybody at the table: what goes out is decided for each alone. */
function exchange(
  before: NegotiationState,
  brief: CaseBrief,
  atMs: number,
): DeskStep<NegotiationState> {
  const offered = before.talks.map((talk) =>
    talk.status === 'open' ? withOffer(before, brief, talk, atMs) : { talk, commands: [] },
  );
  const talks = offered.map((it) => it.talk);
  const exchangesCount = before.exchangesCount + 1;
  const state = { ...before, talks, exchangesCount };
  const open = withStatus(state, 'open');
  const simulated = open.filter((it) => it.real === undefined);
  const asked = askSuppliers(
    state,
    brief,
    open.filter((it) => it.real !== undefined),
    atMs,
  );
  return {
    state: asked.state,
    commands: [
      ...offered.flatMap((it) => it.commands),
      ...exchangeWith(state, brief, simulated),
      ...asked.commands,
    ],
  };
}

function exchangeWith(
  state: NegotiationState,
  brief: CaseBrief,
  talks: readonly Talk[],
): DeskCommand[] {
  if (talks.length === 0) return [];
  const { attempt, exchangesCount, market } = state;
  const key = `round-${attempt}-${exchangesCount}`;
  const input = {
    requisition: brief.requisition,
    market: market?.lines ?? [],
    offers: talks.map((it) => outgoing(state, brief, it)),
  };
  return [{ kind: 'run', activity: 'exchangeOffers', key, input }];
}

/** After an exchange: the next one at once, or after the pause in which people can step in. */
export function goOn(
  state: NegotiationState,
  brief: CaseBrief,
  atMs: number,
): DeskStep<NegotiationState> {
  const { replyDelayMs } = brief.timing;
  if (replyDelayMs === 0 || withStatus(state, 'open').length === 0) {
    return exchangeOrConclude(state, atMs);
  }
  const sentence = progress(state, brief);
  return {
    state,
    commands: [...stage(sentence), { kind: 'timer', name: NEXT_ROUND, afterMs: replyDelayMs }],
  };
}

export const stage = (sentence: string): DeskCommand[] => [
  { kind: 'record', record: { kind: 'stage', stage: 'negotiating', sentence } },
  { kind: 'show', stage: 'negotiating', details: sentence },
];

/**
 * After a change from outside: goes on at once where no next round is due, because somebody came to
 * an idle table or the last one left it.
 */
export function settle(
  before: NegotiationState,
  next: NegotiationState,
  atMs: number,
): DeskStep<NegotiationState> {
  const isRunning =
    !next.roundDue && withStatus(before, 'open').length > 0 && withStatus(next, 'open').length > 0;
  if (next.phase !== 'talking' || isRunning) return { state: next, commands: [] };
  const step = exchangeOrConclude(next, atMs);
  return { state: step.state, commands: [{ kind: 'clear', name: NEXT_ROUND }, ...step.commands] };
}
