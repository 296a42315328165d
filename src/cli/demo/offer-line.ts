import type { Offer } from '#contracts/negotiation.ts';
import { showMoney, showPercent } from '#domain/money.ts';

type Terms = Offer['terms'];

/** Tells offers one by one; who repeats its own terms is told as such. */
export function offerTeller(currency: string): (offer: Offer) => string {
  const lastSaid = new Map<string, string>();
  return (it) => {
    const key = `${it.actor} ${it.supplierId}`;
    const said = `${showMoney(it.totalMinor, currency).padStart(16)}  ${compact(it.terms)}`;
    const isOffer = it.move === 'counter' || it.move === 'final';
    const isRepeated = isOffer && lastSaid.get(key) === said;
    lastSaid.set(key, said);
    const who =
      it.actor === 'buyer' ? `negotiation → ${it.supplierId}` : `${it.supplierId} → negotiation`;
    const move = it.move.replaceAll('_', ' ').padEnd(9);
    const terms = isRepeated
      ? `${showMoney(it.totalMinor, currency).padStart(16)}  as before`
      : said;
    return `  round ${it.round}  ${who.padEnd(42)} ${move} ${terms}`;
  };
}

/** All terms beside the price in a few words; what is zero is left out. */
function compact(terms: Terms): string {
  const { incoterm, leadTimeDays, paymentDays, warrantyMonths } = terms;
  const { earlyPaymentDiscountBp, volumeRebateBp, prepaymentBp } = terms;
  return [
    incoterm,
    `${leadTimeDays} d`,
    `net ${paymentDays}`,
    ...(warrantyMonths === 0 ? [] : [`${warrantyMonths} mo`]),
    ...(earlyPaymentDiscountBp === 0 ? [] : [`-${showPercent(earlyPaymentDiscountBp)} early`]),
    ...(volumeRebateBp === 0 ? [] : [`${showPercent(volumeRebateBp)} back`]),
    ...(prepaymentBp === 0 ? [] : [`${showPercent(prepaymentBp)} ahead`]),
  ].join(', ');
}
