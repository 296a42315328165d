import type { CaseBrief } from '#contracts/messages.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { Market } from '#contracts/supplier.ts';
import { makeMandate, mandateFault } from '#domain/negotiation/mandate.ts';
import { withinReach } from '#domain/negotiation/terms.ts';
import type { DeskCommand, DeskStep } from '../desk.ts';
import { decision } from '../desk.ts';
import type { NegotiationState, Talk } from './state.ts';
import { deadlineOf, supplierIdOf } from './state.ts';

/**
 * A mandate for every open or agreed talk that has none. Who cannot be given one is out; what was
 * agreed under an older one and is outside the new one is open again.
 */
export function renewMandates(state: NegotiationState): DeskStep<NegotiationState> {
  const { brief, market } = state;
  if (brief === null || market === null) return { state, commands: [] };
  const talks = state.talks.map((talk) =>
    talk.mandate === null && (talk.status === 'open' || talk.status === 'agreed')
      ? withMandate(state, brief, market, talk)
      : talk,
  );
  const out = talks.filter(
    (it, at) => it.status === 'no_agreement' && state.talks[at]?.status !== 'no_agreement',
  );
  const given = talks.flatMap(({ mandate }, at) =>
    mandate === null || mandate === state.talks[at]?.mandate ? [] : [mandate],
  );
  const record: DeskCommand[] =
    given.length === 0 ? [] : [{ kind: 'record', record: { kind: 'mandates', mandates: given } }];
  return {
    state: { ...state, talks },
    commands: [...record, ...out.map((it) => noTalks(brief, it))],
  };
}

function withMandate(state: NegotiationState, brief: CaseBrief, market: Market, talk: Talk): Talk {
  const { mandate, obstacle } = makeMandate({
    requisition: brief.requisition,
    cleared: talk.cleared,
    market,
    policy: brief.policy,
    targetSavingsBp: brief.policy.negotiation.targetSavingsBp,
    allowed: talk.allowed,
    // The first try asks for all that is wanted; only when that failed is a part better.
    fewerUnits: brief.requisition.partialAllowed && state.attempt > 1,
    version: state.mandateVersion,
    deadlineMs: deadlineOf(brief),
  });
  if (mandate === null) return { ...talk, status: 'no_agreement', obstacle };
  if (talk.theirs === null) return { ...talk, mandate };
  const theirs = withinReach(mandate, talk.theirs);
  if (theirs === null) return { ...talk, mandate, status: 'no_agreement' };
  const isOutside = mandateFault(mandate, theirs) !== null;
  const status = talk.status === 'agreed' && isOutside ? 'open' : talk.status;
  const within = (terms: Terms) => withinReach(mandate, terms) ?? [];
  const ours = talk.ours === null ? null : withinReach(mandate, talk.ours);
  return {
    ...talk,
    mandate,
    theirs,
    theirEarlier: talk.theirEarlier.flatMap(within),
    ours,
    earlier: talk.earlier.flatMap(within),
    status,
  };
}

function noTalks(brief: CaseBrief, talk: Talk): DeskCommand {
  const { budgetMinor, currency } = brief.requisition;
  const { candidate } = talk.cleared;
  return decision(brief, {
    question: `Is there a price for ${candidate.supplierName}?`,
    chosen: 'no talks',
    because: [{ rule: 'mandate', value: talk.obstacle ?? 'their last terms are out of its reach' }],
    inputs: {
      supplierId: supplierIdOf(talk),
      budgetMinor,
      currency,
      theirCurrency: candidate.currency,
      lines: candidate.lines.map((it) => [
        it.lineNo,
        it.listUnitPriceMinor,
        it.minimumOrderQuantity,
        it.capacityUnits,
      ]),
    },
  });
}
