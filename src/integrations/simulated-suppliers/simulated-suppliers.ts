import type { ActivityInputs } from '#contracts/activities.ts';
import type { SupplierReply, Terms } from '#contracts/negotiation.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';
import { askedTerms, isEnough, quotedTerms } from './asking-terms.ts';
import type { Behaviour, TalksSoFar } from './behaviours/behaviour.ts';
import { behaviours } from './behaviours/index.ts';
import { confirmation } from './confirming.ts';
import { givenOnTopBp, wordsWith } from './gap-to-best.ts';
import { orderResponse } from './order-response.ts';
import { plantedText } from './planted-text.ts';
import type { PrivateLimits } from './private-limits.ts';
import { ownDraws, privateLimits } from './private-limits.ts';
import { roomBp, worthBp } from './supplier-worth.ts';
import { reasonToLeave } from './walking-away.ts';

type Exchange = ActivityInputs['exchangeOffers'];
type Offered = Exchange['offers'][number];

/**
 * Suppliers that exist only here: each with a behaviour, limits and a temper drawn from the case's
 * seed. They remember nothing; what was said before comes with each offer.
 * @param limitsOf where suppliers shall be the same in every case
 */
export function createSimulatedSuppliers(limitsOf = privateLimits): SimulatedSuppliers {
  return {
    reply: (exchange) => exchange.offers.map((it) => replyTo(exchange, it, limitsOf(exchange, it))),
    confirm: ({ requisition, awards }) =>
      awards.map(({ supplierId }) => confirmation(requisition, supplierId)),
    respond: ({ requisition, order }) => orderResponse(requisition, order),
  };
}

function replyTo(exchange: Exchange, offer: Offered, limits: PrivateLimits): SupplierReply {
  const { requisition } = exchange;
  const { supplierId, candidate, round, terms: wanted } = offer;
  const own = ownDraws(requisition, supplierId);
  const quote = quotedTerms(requisition, offer, limits);
  const planted = plantedText(own, round);
  const say = (move: SupplierReply['move'], terms: Terms, text: string): SupplierReply => ({
    supplierId,
    move,
    terms,
    text: planted === '' ? text : `${text} ${planted}`,
  });
  if (wanted === null) return say('quote', quote, 'Our offer from the catalogue.');

  const talks = talksSoFar(offer, wanted, limits, own);
  const behaviour = behaviours[limits.behaviour];
  const onTopBp = givenOnTopBp(behaviour, offer.gapToBest ?? null);
  const givenBp = Math.min(10_000, givenSoFarBp(behaviour, talks, limits) + onTopBp);
  const last = offer.standing ?? quote;
  const capped = behaviour.keepsWord ? last : quote;
  const from = { limits, givenBp, last, capped };
  if (isEnough(offer, wanted, from)) return say('accept', wanted, 'Agreed.');
  const reason = reasonToLeave(talks.worthsBp, roomBp(candidate, wanted, limits), limits);
  if (reason !== null) return say('walk_away', last, reason);
  const isFinal = talks.isLastWord || behaviour.callsItFinal?.(talks) === true;
  const asked = askedTerms(offer, wanted, from);
  const words = wordsWith(behaviour.words(talks), onTopBp);
  return say(isFinal ? 'final' : 'counter', asked, words);
}

function talksSoFar(
  { candidate, round, move, earlier = [] }: Offered,
  wanted: Terms,
  limits: PrivateLimits,
  own: TalksSoFar['own'],
): TalksSoFar {
  const isLastWord = move === 'final';
  return {
    round,
    timeBp: isLastWord ? 10_000 : timeBpOf(round, limits),
    isLastWord,
    worthsBp: [...earlier, wanted].map((it) => worthBp(candidate, it, limits)),
    roomBp: roomBp(candidate, wanted, limits),
    own,
  };
}

/** Who keeps its word gives at least what it gave in every round before. */
function givenSoFarBp(behaviour: Behaviour, talks: TalksSoFar, limits: PrivateLimits): number {
  const now = behaviour.givenBp(talks);
  if (!behaviour.keepsWord) return now;
  const { worthsBp } = talks;
  const before = worthsBp.slice(0, -1).map((_, at) => {
    const round = talks.round - (worthsBp.length - 1 - at);
    const timeBp = timeBpOf(round, limits);
    const heard = worthsBp.slice(0, at + 1);
    return behaviour.givenBp({ ...talks, round, timeBp, isLastWord: false, worthsBp: heard });
  });
  return Math.max(now, ...before);
}

const timeBpOf = (round: number, { patienceRounds }: PrivateLimits): number =>
  Math.min(10_000, Math.floor((Math.max(0, round) * 10_000) / patienceRounds));
