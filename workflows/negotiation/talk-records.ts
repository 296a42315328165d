import type { CaseBrief } from '#contracts/messages.ts';
import type { TalkRecord, Terms } from '#contracts/negotiation.ts';
import { approaches, policyVariant } from '#domain/negotiation/approach.ts';
import { landedTotalMinor } from '#domain/negotiation/landed-cost.ts';
import { inLeverOrder } from '#domain/negotiation/lever-orders.ts';
import { opponentType } from '#domain/negotiation/opponent-type.ts';
import { termValues } from '#domain/negotiation/term-values.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import { utilityBp } from '#domain/negotiation/utility.ts';
import type { DeskCommand } from '../desk.ts';
import type { NegotiationState, Talk } from './state.ts';
import { prioritiesOf, supplierIdOf } from './state.ts';

/** What later cases can learn from: how each talk of this try was led, and what came of it. */
export function talkRecords(
  state: NegotiationState,
  brief: CaseBrief,
  atMs: number,
): DeskCommand[] {
  const talks = state.talks.map((it) => recordOf(state, brief, it, atMs));
  return talks.length === 0 ? [] : [{ kind: 'record', record: { kind: 'talks', talks } }];
}

function recordOf(state: NegotiationState, brief: CaseBrief, talk: Talk, atMs: number): TalkRecord {
  const { mandate, theirs, theirEarlier, ours, earlier } = talk;
  const approach = state.approach ?? 'balanced';
  const { strategy } = approaches[approach];
  const { leverOrder = 'as_set' } = state.advised ?? {};
  const openingBelowTargetBp =
    state.advised?.openingBelowTargetBp ?? approaches[approach].openingBelowTargetBp;
  const heard = theirs === null ? [] : [...theirEarlier, theirs];
  const offered = ours === null ? [] : [...earlier, ours];
  const costOf = (terms: Terms) => landedTotalMinor(termValues(brief.policy.negotiation), terms);
  const opponent = opponentType(heard.map(costOf), offered.map(costOf));
  const worth = (terms: Terms | undefined) =>
    mandate === null || terms === undefined
      ? null
      : utilityBp(mandate, terms, prioritiesOf(state, brief));
  const total = (terms: Terms | undefined) => (terms === undefined ? null : totalMinor(terms));
  return {
    talkId: `${brief.requisition.caseId}/${supplierIdOf(talk)}/${state.attempt}`,
    supplierId: supplierIdOf(talk),
    attempt: state.attempt,
    approach,
    strategy,
    policyVariant: policyVariant(approach, openingBelowTargetBp),
    parameters: {
      openingBelowTargetBp,
      targetSavingsBp: brief.policy.negotiation.targetSavingsBp,
      roundsMax: mandate?.roundsMax ?? brief.policy.negotiation.roundsMax,
    },
    tactics: talk.tactics,
    levers: inLeverOrder(mandate?.levers ?? [], leverOrder),
    rounds: talk.round,
    result: resultOf(talk),
    firstTotalMinor: total(heard[0]),
    lastTotalMinor: total(heard.at(-1)),
    firstUtilityBp: worth(heard[0]),
    lastUtilityBp: worth(heard.at(-1)),
    opponentType: opponent.type,
    opponentConfidenceBp: opponent.confidenceBp,
    mandateVersion: mandate?.version ?? null,
    endedAtMs: atMs,
  };
}

/** A talk that is still open when the result is due came to no agreement. */
export function resultOf({ status }: Talk): TalkRecord['result'] {
  const isKnown =
    status === 'agreed' || status === 'walked_away' || status === 'refused_by_compliance';
  return isKnown ? status : 'no_agreement';
}
