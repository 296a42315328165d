import type { CaseBrief } from '#contracts/messages.ts';
import type { SupplierAnswer } from '#contracts/supplier-answer.ts';
import type { DeskCommand, DeskStep, MessageOn, ResultOf } from '../desk.ts';
import { askWinners } from './ask-winners.ts';
import type { Award } from './confirm-end.ts';
import { awardsOf, reply, talkWith, withdrawConfirm, withoutWinners } from './confirm-end.ts';
import { flaggedTexts } from './flagged-texts.ts';
import type { Confirming, NegotiationState, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/** An award is decided: its winners are asked, simulated ones first because they answer at once. */
export function onConfirm(
  before: NegotiationState,
  event: MessageOn<'negotiation.confirm'>,
): DeskStep<NegotiationState> {
  const { brief } = before;
  const { proposal } = event.body;
  const freed = withdrawConfirm(before, 'A newer award is to be confirmed.');
  const state: NegotiationState = {
    ...freed.state,
    confirming: { requestId: event.envelope.id, proposal, waitsFor: [] },
    confirmsCount: (before.confirmsCount ?? 0) + 1,
  };
  const step = ask(state, brief, event.atMs);
  return { state: step.state, commands: [...freed.commands, ...step.commands] };
}

function ask(
  state: NegotiationState,
  brief: CaseBrief | null,
  atMs: number,
): DeskStep<NegotiationState> {
  const { confirming } = state;
  if (brief === null || confirming == null) {
    return reply(state, { confirmed: false, declined: [], because: 'No talks are known.' });
  }
  const gone = awardsOf(confirming).filter(
    ({ supplierId }) => talkWith(state, supplierId)?.status !== 'agreed',
  );
  if (gone.length > 0) {
    const because = 'It is no longer among those that agreed.';
    return withoutWinners(
      state,
      brief,
      gone.map(({ supplierId }) => ({ supplierId, because })),
      atMs,
    );
  }
  const simulated = unconfirmed(state, confirming).filter(
    ({ supplierId }) => talkWith(state, supplierId)?.real === undefined,
  );
  if (simulated.length === 0) return askRealWinners(state, brief, confirming, atMs);
  const input = { requisition: brief.requisition, awards: simulated };
  return {
    state,
    commands: [{ kind: 'run', activity: 'confirmAward', key: keyOf(state), input }],
  };
}

const keyOf = ({ confirmsCount }: NegotiationState): string => `confirm-${confirmsCount ?? 0}`;

/** Winners that have not confirmed exactly these lines, in this or an earlier award. */
const unconfirmed = (state: NegotiationState, confirming: Confirming): Award[] =>
  awardsOf(confirming).filter(
    (it) => state.confirmed?.[it.supplierId] !== JSON.stringify(it.lines),
  );

/** The simulated winners have answered. */
export function onWinnersAnswered(
  state: NegotiationState,
  event: ResultOf<'confirmAward'>,
): DeskStep<NegotiationState> {
  const { brief, confirming } = state;
  const { result, key, atMs } = event;
  if (brief === null || confirming == null || key !== keyOf(state)) return { state, commands: [] };
  if (!result.ok) {
    const because = `The winners could not be reached: ${result.because}`.slice(0, 1_000);
    return reply(state, { confirmed: false, declined: [], because });
  }
  const { answers } = result.value;
  const declined = answers
    .filter((it) => !it.confirmed)
    .map(({ supplierId, text }) => ({ supplierId, because: saidNo(text) }));
  const yes = answers.filter((it) => it.confirmed).map((it) => it.supplierId);
  const next = withConfirmed(state, confirming, yes);
  const step =
    declined.length > 0
      ? withoutWinners(next, brief, declined, atMs)
      : askRealWinners(next, brief, confirming, atMs);
  return { state: step.state, commands: [...flagged(state, brief, answers), ...step.commands] };
}

const flagged = (
  { talks }: NegotiationState,
  brief: CaseBrief,
  said: readonly { supplierId: string; text: string }[],
): DeskCommand[] =>
  flaggedTexts(
    brief,
    talks.map((it) => ({ ...it, status: 'open' })),
    said,
  );

const saidNo = (text: string): string =>
  text === '' ? 'It declined without a word.' : `It declined: ${text}`.slice(0, 500);

function withConfirmed(
  state: NegotiationState,
  confirming: Confirming,
  supplierIds: readonly string[],
): NegotiationState {
  const now = awardsOf(confirming).filter((it) => supplierIds.includes(it.supplierId));
  const entries = now.map((it) => [it.supplierId, JSON.stringify(it.lines)] as const);
  return { ...state, confirmed: { ...state.confirmed, ...Object.fromEntries(entries) } };
}

function askRealWinners(
  state: NegotiationState,
  brief: CaseBrief,
  confirming: Confirming,
  atMs: number,
): DeskStep<NegotiationState> {
  const open = unconfirmed(state, confirming);
  if (open.length === 0) return allConfirmed(state);
  const waitsFor = open.map((it) => it.supplierId);
  const next = { ...state, confirming: { ...confirming, waitsFor } };
  const because = `No time is left to ask ${waitsFor.join(', ')}.`.slice(0, 1_000);
  return (
    askWinners(next, brief, open, atMs, `ask-${keyOf(state)}`) ??
    reply(state, { confirmed: false, declined: [], because })
  );
}

const allConfirmed = (state: NegotiationState): DeskStep<NegotiationState> =>
  reply(state, { confirmed: true, declined: [], because: 'Every winner takes the order.' });

/** A real winner has answered in its turn; who confirms is bound anew, whatever its offer said. */
export function onWinnerAnswered(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  { kind, text }: SupplierAnswer,
  atMs: number,
): DeskStep<NegotiationState> {
  const { confirming } = state;
  if (confirming == null) return { state, commands: [] };
  const supplierId = supplierIdOf(talk);
  const flags = flagged(state, brief, [{ supplierId, text }]);
  if (kind !== 'accept') {
    const declined = [{ supplierId, because: saidNo(text) }];
    const without = withoutWinners(state, brief, declined, atMs);
    return { state: without.state, commands: [...flags, ...without.commands] };
  }
  const bound: Talk = {
    ...talk,
    status: 'agreed',
    ...(talk.real && { real: { ...talk.real, validUntilMs: null } }),
  };
  const waitsFor = confirming.waitsFor.filter((it) => it !== supplierId);
  const next: NegotiationState = {
    ...withConfirmed(state, confirming, [supplierId]),
    talks: state.talks.map((it) => (it === talk ? bound : it)),
    confirming: { ...confirming, waitsFor },
  };
  const step = waitsFor.length > 0 ? { state: next, commands: [] } : allConfirmed(next);
  return { state: step.state, commands: [...flags, ...step.commands] };
}

/** A real winner stayed silent until its time was over. */
export function onWinnerSilent(
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  atMs: number,
): DeskStep<NegotiationState> {
  const until = new Date(talk.real?.answerByMs ?? atMs).toISOString();
  const because = `No confirmation came until ${until}.`;
  return withoutWinners(state, brief, [{ supplierId: supplierIdOf(talk), because }], atMs);
}
