import type { CaseBrief } from '#contracts/messages.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { settle } from './rounds.ts';
import type { NegotiationState } from './state.ts';
import { supplierIdOf } from './state.ts';

/** Fewer suppliers than this at the table leave us without an alternative. */
const TABLE_MIN = 2;
export const ALTERNATIVES = 'alternatives';

/** Asks sourcing once for more suppliers when those at the table are few or far from agreeing. */
export function askForAlternatives(state: NegotiationState, brief: CaseBrief): DeskCommand[] {
  const { market, askedAlternatives, talks } = state;
  const others = (market?.suppliersCount ?? 0) - talks.length;
  const weakness = weaknessOf(state);
  // Once all talks have ended, how to go on is for the supervisor to say.
  const isTalking = talks.some((it) => ['open', 'held', 'waiting'].includes(it.status));
  const isAllowed = !askedAlternatives && brief.policy.recovery.alternativesMax > 0;
  const mayAsk = isAllowed && isTalking && others > 0;
  if (!mayAsk || weakness === null) return [];
  const { neededCount, because } = weakness;
  return [
    decision(brief, {
      question: 'Are the alternatives good enough?',
      chosen: 'ask sourcing for more suppliers while talks go on',
      alternatives: [
        { option: 'go on with who is there', scoreBp: null, because: 'done at the same time' },
      ],
      because: [
        { rule: 'weak table', value: because },
        { rule: 'others on the market', value: String(others) },
      ],
      inputs: {
        because,
        others,
        talks: talks.map((it) => [supplierIdOf(it), it.status, it.round]),
      },
    }),
    {
      kind: 'send',
      to: 'sourcing',
      type: 'REQUEST',
      topic: 'sourcing.alternatives',
      body: { neededCount, excludeSupplierIds: talks.map(supplierIdOf), because },
      answerWithinMs: brief.timing.peerTimeoutMs,
    },
  ];
}

function weaknessOf({ talks }: NegotiationState): { neededCount: number; because: string } | null {
  const live = talks.filter((it) => ['open', 'held', 'waiting', 'agreed'].includes(it.status));
  if (live.length < TABLE_MIN) {
    const because = `${live.length} suppliers at the table, at least ${TABLE_MIN} are wanted.`;
    return { neededCount: TABLE_MIN - live.length, because };
  }
  const isHalfway = live.every((it) => it.round * 2 >= (it.mandate?.roundsMax ?? 0));
  const isFar = live.every(
    ({ mandate, theirs }) =>
      mandate === null || theirs === null || mandateFault(mandate, theirs) !== null,
  );
  return isHalfway && isFar
    ? { neededCount: 1, because: 'Half of the rounds are over and no offer is inside the mandate.' }
    : null;
}

/** Sourcing answered: wait a little for those it found, or no longer. */
export function onAlternatives(
  state: NegotiationState,
  event: MessageOn<'sourcing.alternatives_report'>,
): DeskStep<NegotiationState> {
  if (state.waitsFor !== 'report' || state.brief === null) return { state, commands: [] };
  if (event.body.supplierIds.length === 0) return stopWaiting(state, event.atMs);
  // They come one by one, as compliance clears them; some may never come.
  const { peerReminderMs } = state.brief.timing;
  return {
    state: { ...state, waitsFor: 'suppliers' },
    commands: [{ kind: 'timer', name: ALTERNATIVES, afterMs: peerReminderMs }],
  };
}

/** Nobody else will come: the result no longer waits for anyone. */
export function stopWaiting(state: NegotiationState, atMs: number): DeskStep<NegotiationState> {
  return state.waitsFor === 'nothing'
    ? { state, commands: [] }
    : settle(state, { ...state, waitsFor: 'nothing' }, atMs);
}
