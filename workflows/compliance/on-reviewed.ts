import type { CaseBrief } from '#contracts/messages.ts';
import { conditionsOf } from '#domain/compliance/verdict.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { decision } from '../desk.ts';
import { reviewCommands } from './clearance.ts';
import { askForAlternatives, handOn } from './hand-on.ts';
import type { ComplianceState, Judged } from './state.ts';
import { isCleared, supplierIdOf, withJudged } from './state.ts';

/** A person decided about one supplier: it joins the talks, or stays out and others are looked for. */
export function onReviewed(
  state: ComplianceState,
  event: MessageOn<'compliance.reviewed'>,
): DeskStep<ComplianceState> {
  const { supplierId, cleared, conditions, decidedBy } = event.body;
  const { brief, market } = state;
  const known = state.judged.find((it) => supplierIdOf(it) === supplierId);
  if (brief === null || market === null || known === undefined) {
    return { state, commands: [] };
  }
  if (isCleared(known)) return { state, commands: [tooLate(brief, known, event.body)] };
  // A hard stop is never lifted here, whatever the answer says: only its cause can be removed.
  const passes = cleared && known.assessment.hardStops.length === 0;
  const judged: Judged = {
    ...known,
    verdict: passes ? 'conditional_approval' : 'refusal',
    conditions: passes ? [...new Set([...conditionsOf(known.assessment), ...conditions])] : [],
    decidedBy,
  };
  const next = { ...state, judged: withJudged(state.judged, [judged]) };
  const asks = passes ? [] : askForAlternatives(next, brief, market);
  return {
    state: { ...next, alternativesCount: next.alternativesCount + (asks.length > 0 ? 1 : 0) },
    commands: [
      ...reviewCommands(state, brief, judged, { cleared, conditions }, event.atMs),
      ...handOn(brief, market, [judged], next.judged),
      ...asks,
    ],
  };
}

/** The threshold was moved while the question was open, and the talks have begun since. */
const tooLate = (
  brief: CaseBrief,
  { verdict, assessment }: Judged,
  { supplierId, cleared, decidedBy }: MessageOn<'compliance.reviewed'>['body'],
): DeskCommand =>
  decision(brief, {
    question: `What does a late answer about ${assessment.supplierName} change?`,
    chosen: 'nothing',
    because: [
      { rule: 'cleared meanwhile', value: verdict },
      { rule: 'answered by', value: decidedBy },
    ],
    inputs: { supplierId, cleared, decidedBy, verdict },
  });
