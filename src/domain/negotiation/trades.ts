import type { Mandate, Terms } from '#contracts/negotiation.ts';
import type { Lever } from '#contracts/tenant-policy.ts';
import { deliveryCostBp } from './landed-cost.ts';
import { totalMinor } from './terms.ts';

/** How much better terms are than others on one issue, for the buyer; 0 = the same. */
const gains: Readonly<Record<Lever, (now: Terms, before: Terms, mandate: Mandate) => number>> = {
  price: (now, before) => totalMinor(before) - totalMinor(now),
  lead_time: (now, before) => before.leadTimeDays - now.leadTimeDays,
  payment_days: (now, before) => now.paymentDays - before.paymentDays,
  early_payment_discount: (now, before) =>
    now.earlyPaymentDiscountBp - before.earlyPaymentDiscountBp,
  warranty: (now, before) => now.warrantyMonths - before.warrantyMonths,
  volume_rebate: (now, before) => now.volumeRebateBp - before.volumeRebateBp,
  incoterm: (now, before, { termValues }) =>
    (deliveryCostBp(termValues, before.incoterm) ?? 0) -
    (deliveryCostBp(termValues, now.incoterm) ?? 0),
};

/**
 * Why an offer may not follow on our offer before it, or null when it may: whatever is taken back has
 * to be paid for by something that is given, in a trade that the mandate allows.
 */
export function tradeFault(mandate: Mandate, before: Terms, now: Terms): string | null {
  const levers = Object.keys(gains) as Lever[];
  const change = (lever: Lever) => gains[lever](now, before, mandate);
  const given = levers.filter((it) => change(it) < 0);
  const taken = levers.find(
    (get) =>
      change(get) > 0 && !mandate.trades.some((it) => it.get === get && given.includes(it.give)),
  );
  return taken === undefined
    ? null
    : `${taken.replaceAll('_', ' ')} is taken back and nothing is given for it that may be`;
}
