import type { CaseBrief } from '#contracts/messages.ts';
import type { Market } from '#contracts/supplier.ts';
import type { DeskCommand, DeskStep, MessageOn, ResultOf } from '../desk.ts';
import { verdictCommands } from './clearance.ts';
import { askForAlternatives, handOn } from './hand-on.ts';
import { askPerson, judgeAll, reasonsOf } from './judge.ts';
import { orderAssessment } from './order-assessment.ts';
import type { ComplianceState, Judged, Recheck } from './state.ts';
import { isCleared, isInReview, OURSELVES, supplierIdOf, withJudged } from './state.ts';

/** When the next paper of a cleared supplier runs out. */
export const PAPERS = 'papers';
const againPrefix = 'recheck again ';

/** Something about suppliers changed; those that were judged in this case are judged again. */
export function onSupplierChanged(
  state: ComplianceState,
  event: MessageOn<'supplier.changed'>,
): DeskStep<ComplianceState> {
  const { supplierIds, because } = event.body;
  return recheck(state, supplierIds, because, event.atMs);
}

/** A paper that a clearance rested on has run out. */
export function onPapersDue(state: ComplianceState, atMs: number): DeskStep<ComplianceState> {
  const due = state.judged.filter(({ assessment: { recheckAtMs = null } }) =>
    recheckAtMs === null ? false : recheckAtMs <= atMs,
  );
  return recheck(state, due.map(supplierIdOf), 'A paper has run out.', atMs);
}

/** The timer of a look that failed; null = another timer. */
export function onLookAgain(
  state: ComplianceState,
  timerName: string,
  atMs: number,
): DeskStep<ComplianceState> | null {
  if (!timerName.startsWith(againPrefix)) return null;
  const key = timerName.slice(againPrefix.length);
  const failed = state.rechecks?.find((it) => it.key === key);
  if (failed === undefined) return { state, commands: [] };
  return recheck(without(state, failed), failed.supplierIds, failed.because, atMs);
}

const without = (state: ComplianceState, done: Recheck): ComplianceState => ({
  ...state,
  rechecks: (state.rechecks ?? []).filter((it) => it !== done),
});

function recheck(
  state: ComplianceState,
  supplierIds: readonly string[],
  because: string,
  atMs: number,
): DeskStep<ComplianceState> {
  const { brief } = state;
  const known = state.judged.filter((it) => supplierIds.includes(supplierIdOf(it)));
  if (brief === null || known.length === 0) return { state, commands: [] };
  const rechecksCount = (state.rechecksCount ?? 0) + 1;
  const key = `recheck-${rechecksCount}`;
  const begun: Recheck = { key, supplierIds: known.map(supplierIdOf), because };
  return {
    state: { ...state, rechecks: [...(state.rechecks ?? []), begun], rechecksCount },
    commands: [
      { kind: 'show', stage: 'assessing', details: `Looking again: ${because}`.slice(0, 500) },
      orderAssessment(
        brief,
        key,
        known.map((it) => it.assessment),
        atMs,
      ),
    ],
  };
}

/** The second look came back: whoever no longer passes is stopped at once, wherever the case is. */
export function onRechecked(
  state: ComplianceState,
  event: ResultOf<'assessSuppliers'>,
): DeskStep<ComplianceState> {
  const looked = state.rechecks?.find((it) => it.key === event.key);
  const { brief, market } = state;
  if (looked === undefined || brief === null || market === null) return { state, commands: [] };
  const { result, atMs } = event;
  if (!result.ok) {
    const afterMs = brief.timing.peerTimeoutMs;
    return { state, commands: [{ kind: 'timer', name: againPrefix + looked.key, afterMs }] };
  }
  const before = state.judged.filter((it) => looked.supplierIds.includes(supplierIdOf(it)));
  const fresh = judgeAll(state, brief, before, result.value.assessments);
  const next = { ...without(state, looked), judged: withJudged(state.judged, fresh) };
  const asks = askForAlternatives(next, brief, market);
  const commands = fresh.flatMap((it) => {
    const was = before.find((one) => supplierIdOf(one) === supplierIdOf(it));
    return was === undefined
      ? []
      : consequences(next, brief, market, { was, now: it }, looked, atMs);
  });
  return {
    state: { ...next, alternativesCount: next.alternativesCount + (asks.length > 0 ? 1 : 0) },
    commands: [...commands, ...asks, ...papersTimer(brief, next.judged, atMs)],
  };
}

function consequences(
  state: ComplianceState,
  brief: CaseBrief,
  market: Market,
  { was, now }: { was: Judged; now: Judged },
  { because }: Recheck,
  atMs: number,
): DeskCommand[] {
  const recorded =
    now.decidedBy === OURSELVES ? verdictCommands(state, brief, now, state.judged, atMs) : [];
  const isNewlyAsked = isInReview(now) && !isInReview(was);
  const asked = isNewlyAsked ? [askPerson(brief, now, atMs)] : [];
  if (isCleared(now)) {
    return isCleared(was)
      ? recorded
      : [...recorded, lifted(now, because), ...handOn(brief, market, [now], state.judged)];
  }
  const mattered = isCleared(was) || (isInReview(was) && !isInReview(now));
  return [...recorded, ...(mattered ? stopped(now, because) : []), ...asked];
}

/** Negotiation leaves the supplier out, the supervisor awards it nothing and asks nobody about it. */
export function stopped({ assessment }: Judged, because: string): DeskCommand[] {
  const { supplierId, supplierName, hardStops, riskBp } = assessment;
  const found =
    [...hardStops, ...reasonsOf(assessment)].join('; ') || `risk ${riskBp ?? 'unknown'} bp`;
  const body = { supplierId, supplierName, because: `${because} ${found}`.slice(0, 1_000) };
  return (['negotiation', 'supervisor'] as const).map((to): DeskCommand => ({
    kind: 'send',
    to,
    type: 'NOTIFICATION',
    topic: 'compliance.stopped',
    body,
    wake: false,
  }));
}

const lifted = ({ assessment: { supplierId } }: Judged, because: string): DeskCommand => ({
  kind: 'send',
  to: 'supervisor',
  type: 'NOTIFICATION',
  topic: 'compliance.lifted',
  body: { supplierId, because },
  wake: false,
});

/** Set to the first paper of a cleared supplier that runs out while the case may still be open. */
export function papersTimer(
  { requisition, timing }: CaseBrief,
  judged: readonly Judged[],
  atMs: number,
): DeskCommand[] {
  const ends = requisition.openedAtMs + timing.caseDeadlineMs;
  const due = judged
    .filter(isCleared)
    .flatMap(({ assessment: { recheckAtMs = null } }) =>
      recheckAtMs !== null && recheckAtMs > atMs && recheckAtMs < ends ? [recheckAtMs] : [],
    );
  if (due.length === 0) return [];
  return [{ kind: 'timer', name: PAPERS, afterMs: Math.min(...due) - atMs }];
}
