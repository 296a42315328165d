import type { CaseBrief } from '#contracts/messages.ts';
import type { SupplierReply } from '#contracts/negotiation.ts';
import type { SupplierAnswer } from '#contracts/supplier-answer.ts';
import type { DeskCommand, DeskStep, MessageOn, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import { timerOf } from './ask-suppliers.ts';
import { isConfirming } from './confirm-end.ts';
import { onWinnerAnswered } from './confirm.ts';
import { renewMandates } from './mandates.ts';
import { takeReplies } from './replies.ts';
import { settle } from './rounds.ts';
import type { NegotiationState, RealTalk, Talk } from './state.ts';
import { supplierIdOf } from './state.ts';

/** A real supplier has answered; the edge has checked that it is the one and in its turn. */
export function onSupplierAnswer(
  state: NegotiationState,
  event: MessageOn<'supplier.answer'>,
): DeskStep<NegotiationState> {
  const { body, envelope, atMs } = event;
  const { brief } = state;
  if (brief === null || envelope.from !== `supplier:${body.supplierId}`) {
    return { state, commands: [] };
  }
  if (body.kind === 'question') {
    const details = `${body.supplierId} asks: ${body.text}`.slice(0, 500);
    return { state, commands: [{ kind: 'show', stage: 'asked', details }] };
  }
  const talk = state.talks.find((it) => supplierIdOf(it) === body.supplierId);
  // Whoever is no longer waited for has been told so; a late word changes nothing.
  if (talk?.real === undefined || talk.status !== 'waiting' || talk.real.turn !== body.turn) {
    return { state, commands: [] };
  }
  const clear: DeskCommand = { kind: 'clear', name: timerOf(body.supplierId) };
  const step = isConfirming(state, talk)
    ? onWinnerAnswered(state, brief, talk, body, atMs)
    : body.quoteHash !== null && talk.real.sealing !== null
      ? keepSealed(state, talk, talk.real, talk.real.sealing.batch, body.quoteHash)
      : takeAnswers(state, brief, [body], atMs);
  return { state: step.state, commands: [clear, ...step.commands] };
}

function keepSealed(
  state: NegotiationState,
  talk: Talk,
  real: RealTalk,
  batch: number,
  quoteHash: string,
): DeskStep<NegotiationState> {
  const sealed: Talk = { ...talk, real: { ...real, sealing: { batch, quoteHash } } };
  const talks = state.talks.map((it) => (it === talk ? sealed : it));
  const next = { ...state, talks };
  return { state: next, commands: openWhenAllAreIn(next, batch) };
}

/** Opens the first quotes of a batch once nobody of it is waited for any more. */
export function openWhenAllAreIn(state: NegotiationState, batch: number): DeskCommand[] {
  const members = state.talks.filter(
    (it) => it.status === 'waiting' && it.real?.sealing?.batch === batch,
  );
  const isComplete = members.every((it) => it.real?.sealing?.quoteHash !== null);
  if (members.length === 0 || !isComplete) return [];
  const input = { supplierIds: members.map(supplierIdOf) };
  return [{ kind: 'run', activity: 'openQuotes', key: `open-${batch}`, input }];
}

/** The quotes are open: each is held against the hash that was told when it came in. */
export function onQuotesOpened(
  state: NegotiationState,
  event: ResultOf<'openQuotes'>,
): DeskStep<NegotiationState> {
  const { brief } = state;
  const { result, atMs } = event;
  if (brief === null || !result.ok) return { state, commands: [] };
  const { quotes } = result.value;
  const meant = state.talks.filter((it) =>
    quotes.some((quote) => quote.supplierId === supplierIdOf(it)),
  );
  const batch = meant[0]?.real?.sealing?.batch;
  const isAllIn = state.talks.every(
    (it) => it.real?.sealing?.batch !== batch || it.status === 'waiting',
  );
  const isWhole = ({ supplierId, quoteHash }: { supplierId: string; quoteHash: string }) =>
    meant.some(
      (it) => supplierIdOf(it) === supplierId && it.real?.sealing?.quoteHash === quoteHash,
    );
  const changed = quotes.filter((it) => !isWhole(it));
  const obstacle = 'their sealed quote is not the one that came in';
  const talks = state.talks.map((it) =>
    changed.some((quote) => quote.supplierId === supplierIdOf(it))
      ? { ...it, status: 'no_agreement' as const, obstacle }
      : it,
  );
  const answers = quotes.filter(isWhole).map((it) => it.answer);
  const step = takeAnswers({ ...state, talks }, brief, answers, atMs);
  return {
    state: step.state,
    commands: [
      {
        kind: 'record',
        record: {
          kind: 'quotes_unsealed',
          because: isAllIn ? 'all_in' : 'deadline',
          quotes: quotes.map(({ supplierId, quoteHash }) => ({ supplierId, quoteHash })),
        },
      },
      ...changed.map((it) => changedQuote(brief, it)),
      ...step.commands,
    ],
  };
}

const changedQuote = (
  brief: CaseBrief,
  { supplierId, quoteHash }: { supplierId: string; quoteHash: string },
): DeskCommand =>
  decision(brief, {
    question: `Does the sealed quote of ${supplierId} count?`,
    chosen: 'no',
    because: [{ rule: 'hash told when it came in', value: 'another one' }],
    inputs: { supplierId, quoteHash },
  });

/** Judges answers of real suppliers alone; everybody else's talks go on as they were. */
function takeAnswers(
  state: NegotiationState,
  brief: CaseBrief,
  answers: readonly SupplierAnswer[],
  atMs: number,
): DeskStep<NegotiationState> {
  const talks = state.talks.map((it) => {
    const answer = answers.find((one) => one.supplierId === supplierIdOf(it));
    if (it.status !== 'waiting' || answer === undefined) return it;
    const isLeaving = answer.kind === 'decline' && it.theirs === null;
    const status = isLeaving ? ('walked_away' as const) : ('open' as const);
    return { ...withAnswer(it, answer), status };
  });
  const renewed = renewMandates({ ...state, talks });
  const replies = answers.flatMap((it) => replyOf(renewed.state, it));
  const ids = answers.map((it) => it.supplierId);
  const taken = takeReplies(renewed.state, brief, replies, atMs, (it) =>
    ids.includes(supplierIdOf(it)),
  );
  const batches = new Set(
    state.talks
      .filter((it) => ids.includes(supplierIdOf(it)))
      .flatMap((it) => (it.real?.sealing ? [it.real.sealing.batch] : [])),
  );
  const step = settle(state, taken.state, atMs);
  return {
    state: step.state,
    commands: [
      ...renewed.commands,
      ...taken.commands,
      ...[...batches].flatMap((it) => openWhenAllAreIn(taken.state, it)),
      ...step.commands,
    ],
  };
}

/** Validity and minimum orders are facts of the supplier from now on. */
function withAnswer(talk: Talk, answer: SupplierAnswer): Talk {
  if (talk.real === undefined) return talk;
  const isOffer = answer.kind === 'quote' || answer.kind === 'counter';
  const validUntilMs = isOffer ? answer.validUntilMs : talk.real.validUntilMs;
  const { candidate } = talk.cleared;
  const lines = candidate.lines.map((line) => {
    const minimum = answer.minimums.find((it) => it.lineNo === line.lineNo);
    return minimum === undefined ? line : { ...line, minimumOrderQuantity: minimum.quantity };
  });
  return {
    ...talk,
    cleared: { ...talk.cleared, candidate: { ...candidate, lines } },
    real: { ...talk.real, validUntilMs, sealing: null },
  };
}

function replyOf(state: NegotiationState, answer: SupplierAnswer): SupplierReply[] {
  const { supplierId, kind, text } = answer;
  const talk = state.talks.find((it) => supplierIdOf(it) === supplierId);
  if (talk === undefined) return [];
  if (kind === 'decline') {
    const terms = talk.theirs;
    return terms === null ? [] : [{ supplierId, move: 'walk_away', terms, text }];
  }
  if (answer.terms === null || kind === 'question') return [];
  const lines = answer.terms.lines.filter((it) => isSold(talk, it.lineNo));
  const move = kind === 'counter' && talk.tactic === 'best_and_final' ? 'final' : kind;
  return lines.length === 0 ? [] : [{ supplierId, move, terms: { ...answer.terms, lines }, text }];
}

/** Whether as many as we want of a line are no fewer than the supplier sells. */
function isSold({ mandate, cleared }: Talk, lineNo: number): boolean {
  const wanted = mandate?.lines.find((it) => it.lineNo === lineNo)?.quantity ?? 0;
  const line = cleared.candidate.lines.find((it) => it.lineNo === lineNo);
  return wanted >= (line?.minimumOrderQuantity ?? 1);
}
