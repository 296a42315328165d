import type { CaseBrief } from '#contracts/messages.ts';
import type { SupplierAsk } from '#contracts/supplier-answer.ts';
import type { DeskStep } from '../desk.ts';
import { answerTimerFor, dueMs, tellSupervisor, waiting } from './ask-suppliers.ts';
import type { NegotiationState, Talk } from './state.ts';
import { deadlineOf, supplierIdOf } from './state.ts';

type Award = { supplierId: string; lines: { lineNo: number; quantity: number }[] };

/**
 * Asks real winners to confirm what is awarded to them. They are reminded as usual but get no more
 * time: others hold their offers for this answer. null = no time is left to ask.
 */
export function askWinners(
  state: NegotiationState,
  brief: CaseBrief,
  awards: readonly Award[],
  atMs: number,
  label: string,
): DeskStep<NegotiationState> | null {
  const untilMs = dueMs(brief, atMs);
  if (untilMs <= atMs) return null;
  const asked = state.talks.flatMap((talk) => {
    const award = awards.find((it) => it.supplierId === supplierIdOf(talk));
    return award === undefined ? [] : [{ talk: lastCall(talk, untilMs), award }];
  });
  const now = (talk: Talk) =>
    asked.find((it) => supplierIdOf(it.talk) === supplierIdOf(talk))?.talk ?? talk;
  const supplierIds = asked.map((it) => supplierIdOf(it.talk));
  const asks = asked.map(({ talk, award }) => askOf(brief, talk, award, untilMs));
  return {
    state: { ...state, talks: state.talks.map(now) },
    commands: [
      ...asked.map(({ talk }) => ({
        kind: 'record' as const,
        record: {
          kind: 'supplier_asked' as const,
          supplierId: supplierIdOf(talk),
          supplierName: talk.cleared.candidate.supplierName,
          channel: talk.real?.channel ?? ('portal' as const),
          turn: talk.real?.turn ?? 1,
          move: 'confirm' as const,
          answerByMs: untilMs,
        },
      })),
      {
        kind: 'run',
        activity: 'askSuppliers',
        key: label,
        input: { requisition: brief.requisition, asks },
      },
      ...asked.map(({ talk }) => answerTimerFor(brief, talk, atMs)),
      tellSupervisor(untilMs, supplierIds),
    ],
  };
}

function lastCall(talk: Talk, untilMs: number): Talk {
  const asked = waiting(talk, untilMs, 0);
  return { ...asked, ...(asked.real && { real: { ...asked.real, extended: true } }) };
}

function askOf(brief: CaseBrief, talk: Talk, award: Award, untilMs: number): SupplierAsk {
  const { supplierId, supplierName } = talk.cleared.candidate;
  const quantities = award.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
  const terms = talk.theirs && {
    ...talk.theirs,
    lines: talk.theirs.lines.flatMap((line) => {
      const awarded = quantities.find((it) => it.lineNo === line.lineNo);
      return awarded === undefined ? [] : [{ ...line, quantity: awarded.quantity }];
    }),
  };
  return {
    supplierId,
    supplierName,
    turn: talk.real?.turn ?? 1,
    move: 'confirm',
    terms,
    lines: quantities,
    gapToBest: null,
    answerByMs: untilMs,
    endsAtMs: deadlineOf(brief),
  };
}
