import type { CaseBrief } from '#contracts/messages.ts';
import type { GapToBest, Mandate, Terms } from '#contracts/negotiation.ts';
import { batnaBp } from '#domain/negotiation/acceptance.ts';
import { gapToBest } from '#domain/negotiation/gap-to-best.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import { utilityBp } from '#domain/negotiation/utility.ts';
import type { NegotiationState, Talk } from './state.ts';
import { prioritiesOf, supplierIdOf } from './state.ts';

/** The best other live offer, on the scale of this talk's mandate; null = there is none. */
export const outsideOption = (
  state: NegotiationState,
  brief: CaseBrief,
  talk: Talk,
  mandate: Mandate,
  theirs: Terms,
): number | null => batnaBp(mandate, theirs, liveOthers(state, talk), prioritiesOf(state, brief));

/** What a supplier is told of its rivals: how far it is from the best, and no price. */
export function gapOf(state: NegotiationState, brief: CaseBrief, talk: Talk): GapToBest | null {
  const { mandate, theirs } = talk;
  if (mandate === null || theirs === null) return null;
  const best = outsideOption(state, brief, talk, mandate, theirs);
  return best === null
    ? null
    : gapToBest(utilityBp(mandate, theirs, prioritiesOf(state, brief)), best);
}

/** What the others at the table offer inside their mandates. */
function liveOthers(state: NegotiationState, talk: Talk): { mandate: Mandate; terms: Terms }[] {
  return state.talks.flatMap(({ mandate, theirs, status, cleared }) => {
    const isLive = status === 'open' || status === 'waiting' || status === 'agreed';
    const isOther = cleared.candidate.supplierId !== supplierIdOf(talk);
    if (!isOther || !isLive || mandate === null || theirs === null) return [];
    return mandateFault(mandate, theirs) === null ? [{ mandate, terms: theirs }] : [];
  });
}
