import type { DeskCommand, DeskStep, ResultOf } from '../desk.ts';
import { verdictCommands } from './clearance.ts';
import { askForAlternatives, handOn } from './hand-on.ts';
import { askPerson, judgeAll } from './judge.ts';
import { onRechecked, papersTimer, stopped } from './recheck.ts';
import type { Clearing, ComplianceState, Judged } from './state.ts';
import { isCleared, isInReview, OURSELVES, supplierIdOf, withJudged } from './state.ts';

/** Assessments came back: judge each supplier, hand on who is cleared, ask for the rest. */
export function onAssessed(
  state: ComplianceState,
  event: ResultOf<'assessSuppliers'>,
): DeskStep<ComplianceState> {
  const clearing = state.clearings.find((it) => it.key === event.key);
  const { brief, market } = state;
  if (clearing === undefined) return onRechecked(state, event);
  if (brief === null || market === null) return { state, commands: [] };
  const clearings = state.clearings.filter((it) => it !== clearing);
  const { result } = event;
  if (!result.ok) {
    const body = { code: result.code, because: result.because };
    return {
      state: { ...state, clearings },
      commands: [
        { kind: 'reply', requestId: clearing.requestId, type: 'ERROR', topic: 'agent.error', body },
      ],
    };
  }
  const { attempt } = clearing;
  const candidates = clearing.candidates.map((candidate) => ({ candidate, attempt }));
  const fresh = judgeAll(state, brief, candidates, result.value.assessments);
  const asked = state.judged.filter(isInReview).map(supplierIdOf);
  const byRules = fresh.filter((it) => it.decidedBy === OURSELVES);
  const toReview = fresh.filter((it) => isInReview(it) && !asked.includes(supplierIdOf(it)));
  const next = { ...state, clearings, judged: withJudged(state.judged, fresh) };
  const asks = askForAlternatives(next, brief, market);
  return {
    state: { ...next, alternativesCount: next.alternativesCount + (asks.length > 0 ? 1 : 0) },
    commands: [
      ...byRules.flatMap((it) => verdictCommands(state, brief, it, next.judged, event.atMs)),
      ...handOn(brief, market, fresh, next.judged),
      ...(clearing.atTable ? fresh.filter((it) => !isCleared(it)) : []).flatMap((it) =>
        stopped(it, 'It was looked at again.'),
      ),
      ...toReview.map((it) => askPerson(brief, it, event.atMs)),
      ...asks,
      report(clearing, fresh),
      ...stage(fresh),
      ...papersTimer(brief, next.judged, event.atMs),
    ],
  };
}

function report(clearing: Clearing, judged: readonly Judged[]): DeskCommand {
  return {
    kind: 'reply',
    requestId: clearing.requestId,
    type: 'RESPONSE',
    topic: 'compliance.report',
    body: {
      verdicts: judged.map((it) => ({
        supplierId: supplierIdOf(it),
        verdict: it.verdict,
        riskBp: it.assessment.riskBp,
      })),
      because: `${judged.filter(isCleared).length} of ${judged.length} suppliers cleared.`,
    },
  };
}

function stage(judged: readonly Judged[]): DeskCommand[] {
  const cleared = judged.filter(isCleared).length;
  const asked = judged.filter(isInReview).length;
  const sentence =
    `Compliance cleared ${cleared} of ${judged.length} suppliers` +
    (asked === 0 ? '.' : `; a person looks at ${asked}.`);
  return [
    {
      kind: 'record',
      record: { kind: 'stage', stage: cleared > 0 ? 'negotiating' : 'compliance', sentence },
    },
    { kind: 'show', stage: 'assessed', details: sentence },
  ];
}
