import type { ActivityInputs } from '#contracts/activities.ts';
import type { SupplierReply, Terms } from '#contracts/negotiation.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';
import { askedTerms, isInsult, quotedTerms, totalOf } from './asking-terms.ts';
import { behaviours } from './behaviours.ts';
import { draw } from './draw.ts';
import type { PrivateLimits } from './private-limits.ts';
import { privateLimits } from './private-limits.ts';

type Exchange = ActivityInputs['exchangeOffers'];
type Offered = Exchange['offers'][number];

/** One insult in so many ends the talks. */
const TEMPER = 4;

/** Suppliers that exist only here: each with limits and a temper drawn from the case's seed. */
export function createSimulatedSuppliers(): SimulatedSuppliers {
  return { reply: (exchange) => exchange.offers.map((it) => replyTo(exchange, it)) };
}

function replyTo(exchange: Exchange, offer: Offered): SupplierReply {
  const { requisition } = exchange;
  const { supplierId, round, terms: wanted } = offer;
  const limits = privateLimits(requisition, offer);
  const { words } = behaviours[limits.behaviour];
  if (wanted === null) {
    const terms = quotedTerms(requisition, offer, limits);
    return { supplierId, move: 'quote', terms, text: words };
  }
  const asked = askedTerms(offer, wanted, limits);
  if (isInsult(offer, wanted, limits)) {
    const mood = draw(`${requisition.seed}/${supplierId}/${round}/temper`, 1, TEMPER);
    if (mood === 1) {
      return {
        supplierId,
        move: 'walk_away',
        terms: asked,
        text: 'This is not a basis for talks.',
      };
    }
  }
  if (isEnough(wanted, asked, limits)) {
    return { supplierId, move: 'accept', terms: wanted, text: 'Agreed.' };
  }
  const move = offer.move === 'final' ? 'final' : 'counter';
  return { supplierId, move, terms: asked, text: words };
}

/** What it can do, at no less than it asks. */
const isEnough = (wanted: Terms, asked: Terms, limits: PrivateLimits): boolean =>
  wanted.paymentDays <= limits.paymentDaysMax &&
  wanted.warrantyMonths <= limits.warrantyMonthsMax &&
  wanted.leadTimeDays >= limits.leadTimeDaysMin &&
  totalOf(wanted) >= totalOf(asked);
