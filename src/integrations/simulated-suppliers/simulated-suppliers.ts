import type { ActivityInputs } from '#contracts/activities.ts';
import type { SupplierReply, Terms } from '#contracts/negotiation.ts';
import type { SimulatedSuppliers } from '#ports/simulated-suppliers.ts';
import { behaviours } from './behaviours.ts';
import { draw } from './draw.ts';
import type { PrivateLimits } from './private-limits.ts';
import { privateLimits } from './private-limits.ts';

type Exchange = ActivityInputs['exchangeOffers'];
type Offered = Exchange['offers'][number];

/** A supplier gives all it will by this round, however long the buyer wants to talk. */
const PATIENCE_ROUNDS = 8;
/** An extra day of payment or month of warranty costs this share of the price. */
const DAY_COST_BP = 3;
const MONTH_COST_BP = 10;

/** Suppliers that exist only here: each with limits and a temper drawn from the case's seed. */
export function createSimulatedSuppliers(): SimulatedSuppliers {
  return { reply: (exchange) => exchange.offers.map((it) => replyTo(exchange, it)) };
}

function replyTo(exchange: Exchange, offer: Offered): SupplierReply {
  const { requisition, round } = exchange;
  const limits = privateLimits(requisition, offer);
  const { supplierId } = offer;
  const words = behaviours[limits.behaviour].words;
  if (offer.terms === null) {
    return {
      supplierId,
      move: 'quote',
      terms: firstQuote(requisition, offer, limits),
      text: words,
    };
  }
  const ask = askedFor(offer, offer.terms, limits, round);
  if (
    isInsult(offer, offer.terms, limits) &&
    draw(`${requisition.seed}/${supplierId}/${round}/temper`, 1, 4) === 1
  ) {
    return { supplierId, move: 'walk_away', terms: ask, text: 'This is not a basis for talks.' };
  }
  const isFeasible =
    offer.terms.paymentDays <= limits.paymentDaysMax &&
    offer.terms.warrantyMonths <= limits.warrantyMonthsMax;
  const isEnough = total(offer.terms) >= total(ask);
  if (isFeasible && isEnough)
    return { supplierId, move: 'accept', terms: offer.terms, text: 'Agreed.' };
  const move = offer.move === 'final' ? 'final' : 'counter';
  return { supplierId, move, terms: ask, text: words };
}

function firstQuote(
  requisition: Exchange['requisition'],
  { candidate }: Offered,
  limits: PrivateLimits,
): Terms {
  return {
    lines: candidate.lines.flatMap((line) => {
      const wanted = requisition.lines.find((it) => it.lineNo === line.lineNo)?.quantity ?? 0;
      const quantity = Math.min(wanted, line.capacityUnits ?? wanted);
      return quantity < 1
        ? []
        : [{ lineNo: line.lineNo, quantity, unitPriceMinor: line.listUnitPriceMinor }];
    }),
    leadTimeDays: Math.max(...candidate.lines.map((it) => it.leadTimeDays)),
    paymentDays: candidate.paymentDays,
    warrantyMonths: candidate.warrantyMonths,
    prepaymentBp: limits.prepaymentBp,
  };
}

/** The supplier's own terms in a round: its behaviour's price, plus what the buyer's wishes cost. */
function askedFor(offer: Offered, wanted: Terms, limits: PrivateLimits, round: number): Terms {
  const timeBp = Math.min(10_000, Math.floor((round * 10_000) / PATIENCE_ROUNDS));
  const givenBp = behaviours[limits.behaviour].givenBp(timeBp, nearness(offer, wanted, limits));
  const paymentDays = Math.min(wanted.paymentDays, limits.paymentDaysMax);
  const warrantyMonths = Math.min(wanted.warrantyMonths, limits.warrantyMonthsMax);
  const extraBp =
    Math.max(0, paymentDays - offer.candidate.paymentDays) * DAY_COST_BP +
    Math.max(0, warrantyMonths - offer.candidate.warrantyMonths) * MONTH_COST_BP +
    // Giving up the prepayment is paid for in the price.
    (wanted.prepaymentBp < limits.prepaymentBp
      ? Math.floor((limits.prepaymentBp - wanted.prepaymentBp) / 30)
      : 0);
  return {
    ...wanted,
    paymentDays,
    warrantyMonths,
    lines: wanted.lines.map((line) => {
      const list = listPrice(offer, line.lineNo);
      const lowered = list - Math.floor((list * limits.marginBp * givenBp) / 100_000_000);
      return {
        ...line,
        unitPriceMinor: Math.min(list, lowered + Math.floor((lowered * extraBp) / 10_000)),
      };
    }),
    leadTimeDays: Math.max(
      wanted.leadTimeDays,
      Math.max(...offer.candidate.lines.map((it) => it.leadTimeDays)),
    ),
    prepaymentBp: Math.min(wanted.prepaymentBp, limits.prepaymentBp),
  };
}

/** How near the buyer's price is to the list price: 0 at or below the floor, 10,000 at the list. */
function nearness(offer: Offered, wanted: Terms, limits: PrivateLimits): number {
  const list = total({
    ...wanted,
    lines: wanted.lines.map((it) => ({ ...it, unitPriceMinor: listPrice(offer, it.lineNo) })),
  });
  const floor = Math.floor((list * (10_000 - limits.marginBp)) / 10_000);
  const share = Math.floor(((total(wanted) - floor) * 10_000) / Math.max(1, list - floor));
  return Math.min(10_000, Math.max(0, share));
}

function isInsult(offer: Offered, wanted: Terms, limits: PrivateLimits): boolean {
  const list = wanted.lines.reduce((sum, it) => sum + it.quantity * listPrice(offer, it.lineNo), 0);
  return total(wanted) * 10_000 < list * (10_000 - limits.marginBp - limits.insultBp);
}

const listPrice = (offer: Offered, lineNo: number): number =>
  offer.candidate.lines.find((it) => it.lineNo === lineNo)?.listUnitPriceMinor ?? 1;

const total = (terms: Terms): number =>
  terms.lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
