import type { ActivityResults } from '#contracts/activities.ts';
import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { Relaxation, ShortageAdvice } from '#contracts/supplier.ts';
import { reliefSentence } from '#domain/sourcing/relief-sentence.ts';
import type { DeskCommand, DeskStep, MessageOn } from '../desk.ts';
import { clearedNotice, isFresh } from './cleared-notice.ts';
import type { SourcingState } from './state.ts';

type Shortage = Body<'sourcing.shortage'>;

/** A search found fewer than policy wants: says so, with what giving up a wish would bring. */
export function shortageOf(
  { policy, requisition }: CaseBrief,
  attempt: number,
  { shortlist, market, relaxations, advice }: ActivityResults['searchSuppliers'],
): DeskCommand {
  const foundCount = shortlist.length;
  const wantedCount = policy.shortlistMin;
  const helps = helpOf(requisition.currency, relaxations, advice);
  const because = `${foundCount} of at least ${wantedCount} suppliers found. ${helps}`;
  return notice({
    attempt,
    foundCount,
    wantedCount,
    market,
    relaxations,
    because,
    ...(advice !== undefined && { advice }),
  });
}

/** Compliance judged a shortlist: when nobody of the attempt is left, the supervisor hears it. */
export function onVerdicts(
  state: SourcingState,
  event: MessageOn<'compliance.report'>,
): DeskStep<SourcingState> {
  const ids = event.body.verdicts.map((it) => it.supplierId);
  const isOfPresent = state.withCompliance.some((it) => ids.includes(it.supplierId));
  if (!isOfPresent) return { state, commands: [] };
  return whenNobodyLeft({
    ...state,
    withCompliance: state.withCompliance.filter((it) => !ids.includes(it.supplierId)),
    verdicts: [...state.verdicts, ...event.body.verdicts],
  });
}

/** Compliance could not judge: those whose earlier clearance holds go on, if there are any. */
export function onComplianceError(
  state: SourcingState,
  event: MessageOn<'agent.error'>,
): DeskStep<SourcingState> {
  const { brief, market } = state;
  const waiting = state.withCompliance;
  if (brief === null || market === null || waiting.length === 0) return { state, commands: [] };
  const fresh = waiting.filter((it) => isFresh(it, event.atMs));
  const next = {
    ...state,
    withCompliance: [],
    someoneTalks: state.someoneTalks || fresh.length > 0,
  };
  return fresh.length > 0
    ? { state: next, commands: [clearedNotice(brief, state.attempt, fresh, market)] }
    : { state: next, commands: nobodyLeft(next, `Compliance failed: ${event.body.because}`) };
}

/** Once everybody found was refused, the supervisor hears it, and hears it once. */
export function whenNobodyLeft(state: SourcingState): DeskStep<SourcingState> {
  const { verdicts } = state;
  const isRefused = verdicts.length > 0 && verdicts.every((it) => it.verdict === 'refusal');
  const commands = isRefused
    ? nobodyLeft(state, `Compliance refused all ${verdicts.length} suppliers found.`)
    : [];
  return { state: commands.length === 0 ? state : { ...state, verdicts: [] }, commands };
}

function nobodyLeft(state: SourcingState, problem: string): DeskCommand[] {
  const { brief, market, relaxations, advice, attempt } = state;
  const { withCompliance, searches, someoneTalks } = state;
  if (brief === null || market === null) return [];
  if (someoneTalks || withCompliance.length > 0 || searches.length > 0) return [];
  const helps = helpOf(brief.requisition.currency, relaxations, advice);
  const because = `${problem.slice(0, 600)} ${helps}`;
  const wantedCount = brief.policy.shortlistMin;
  const body = { attempt, foundCount: 0, wantedCount, market, relaxations, because };
  return [notice({ ...body, ...(advice !== undefined && { advice }) })];
}

const notice = (body: Shortage): DeskCommand => ({
  kind: 'send',
  to: 'supervisor',
  type: 'NOTIFICATION',
  topic: 'sourcing.shortage',
  body,
});

/** The best that could be given up, in words. */
function helpOf(
  currency: string,
  [best]: readonly Relaxation[],
  advice: ShortageAdvice | undefined,
): string {
  const [relief] = advice?.reliefs ?? [];
  if (relief !== undefined) return `${reliefSentence(relief, currency).slice(0, 300)}.`;
  return best === undefined || best.bringsCount === 0
    ? 'No single wish brings more.'
    : `Giving up ${best.wish} would bring ${best.bringsCount}.`;
}
