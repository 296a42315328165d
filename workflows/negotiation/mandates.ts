import { makeMandate } from '#domain/negotiation/mandate.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import type { NegotiationState, Talk } from './state.ts';

/** A mandate for every open talk that has none; a supplier the budget has no price for is out. */
export function prepare(state: NegotiationState, atMs: number): DeskStep<NegotiationState> {
  const { brief, market } = state;
  if (brief === null || market === null) return { state, commands: [] };
  const { requisition, policy, timing } = brief;
  const expected = state.advice?.expectedSavingsBp ?? null;
  // History may raise the aim, never lower it below half of the tenant's own.
  const own = policy.negotiation.targetSavingsBp;
  const targetSavingsBp =
    expected === null ? own : Math.min(3_000, Math.max(Math.floor(own / 2), expected));
  const withMandate = (talk: Talk): Talk => {
    if (talk.status !== 'open' || talk.mandate !== null) return talk;
    const mandate = makeMandate({
      requisition,
      cleared: talk.cleared,
      market,
      policy,
      targetSavingsBp,
      version: state.mandateVersion,
      deadlineMs: atMs + timing.caseDeadlineMs,
    });
    return mandate === null ? { ...talk, status: 'no_agreement' } : { ...talk, mandate };
  };
  const talks = state.talks.map(withMandate);
  const out = talks.filter((it, at) => it.status !== state.talks[at]?.status);
  const commands: DeskCommand[] = out.map((it) =>
    decision(brief, {
      question: `Is there a price for ${it.cleared.candidate.supplierName}?`,
      chosen: 'no talks',
      because: [
        { rule: 'mandate', value: 'the budget or the minimum order leaves nothing to agree on' },
      ],
      inputs: { supplierId: it.cleared.candidate.supplierId, budgetMinor: requisition.budgetMinor },
    }),
  );
  return { state: { ...state, talks }, commands };
}
