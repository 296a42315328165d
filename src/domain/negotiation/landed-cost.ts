import type { Mandate, Terms } from '#contracts/negotiation.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { showShare } from '../money.ts';
import { totalMinor } from './terms.ts';

/** Payment within so many days of the invoice earns an early payment discount. */
export const EARLY_PAYMENT_DAYS = 10;
const DAYS_OF_A_YEAR = 365;

type Values = Mandate['termValues'];
type Incoterm = Terms['incoterm'];

/** One step from the price to what terms really cost; what saves money is negative. */
export type CostStep = { name: string; amountMinor: number; because: string };

/**
 * What terms cost the buyer at its door, in minor units and in money of the day of delivery: the
 * price, the way that the incoterm leaves to the buyer, less what days to pay or an early payment
 * discount are worth (the better of the two), less the rebate, plus what a prepayment costs. Costs
 * are rounded up and savings down. Exact for all amounts of safe integers.
 */
export function landedCost(
  values: Values,
  terms: Terms,
): { totalMinor: number; steps: CostStep[] } {
  const price = totalMinor(terms);
  const { annualRateBp } = values;
  const prepaid = partOf(price, terms.prepaymentBp, WHOLE_BP);
  const later = price - prepaid;
  const wayBp = deliveryCostBp(values, terms.incoterm) ?? dearestBp(values);
  const all: CostStep[] = [
    { name: 'price', amountMinor: price, because: `${terms.lines.length} lines` },
    {
      name: 'delivery',
      amountMinor: costPart(price, wayBp, WHOLE_BP),
      because: `${terms.incoterm} leaves ${showShare(wayBp)} to the buyer`,
    },
    creditOf(later, terms, annualRateBp),
    {
      name: 'prepayment',
      amountMinor: costPart(prepaid, annualRateBp * terms.leadTimeDays, WHOLE_BP * DAYS_OF_A_YEAR),
      because: `${showShare(terms.prepaymentBp)} is paid ${terms.leadTimeDays} days ahead`,
    },
    {
      name: 'volume rebate',
      amountMinor: -partOf(price, terms.volumeRebateBp, WHOLE_BP),
      because: `${showShare(terms.volumeRebateBp)} is paid back`,
    },
  ];
  const steps = all.filter((it) => it.amountMinor !== 0);
  return { totalMinor: steps.reduce((sum, it) => sum + it.amountMinor, 0), steps };
}

/** What the buyer pays for the way, as a share of the price; null = not accepted. */
export const deliveryCostBp = ({ deliveryCosts }: Values, incoterm: Incoterm): number | null =>
  deliveryCosts.find((it) => it.incoterm === incoterm)?.costBp ?? null;

/** A unit price with the way to the buyer's door, in minor units, rounded up. */
export const deliveredPriceMinor = (
  values: Values,
  incoterm: Incoterm,
  unitPriceMinor: number,
): number =>
  unitPriceMinor +
  costPart(unitPriceMinor, deliveryCostBp(values, incoterm) ?? dearestBp(values), WHOLE_BP);

/** Terms with the prices of their lines at the buyer's door. */
export const delivered = (values: Values, terms: Terms): Terms => ({
  ...terms,
  lines: terms.lines.map((it) => ({
    ...it,
    unitPriceMinor: deliveredPriceMinor(values, terms.incoterm, it.unitPriceMinor),
  })),
});

const dearestBp = ({ deliveryCosts }: Values): number =>
  Math.max(...deliveryCosts.map((it) => it.costBp));

/** What the time to pay is worth: the buyer takes the discount only when that brings more. */
function creditOf(amount: number, terms: Terms, annualRateBp: number): CostStep {
  const { paymentDays, earlyPaymentDiscountBp } = terms;
  const worth = (days: number) => partOf(amount, annualRateBp * days, WHOLE_BP * DAYS_OF_A_YEAR);
  const discount = partOf(amount, earlyPaymentDiscountBp, WHOLE_BP);
  const early = discount + worth(Math.min(EARLY_PAYMENT_DAYS, paymentDays));
  const onTime = worth(paymentDays);
  return discount > 0 && early > onTime
    ? {
        name: 'early payment discount',
        amountMinor: -early,
        because: `${showShare(earlyPaymentDiscountBp)} off within ${EARLY_PAYMENT_DAYS} days`,
      }
    : {
        name: 'days to pay',
        amountMinor: -onTime,
        because: `${paymentDays} days at ${showShare(annualRateBp)} a year`,
      };
}

/** Rounded down; through BigInt only where the product passes what a double holds exactly. */
function partOf(amount: number, part: number, whole: number): number {
  const product = amount * part;
  return Number.isSafeInteger(product)
    ? (product - (product % whole)) / whole
    : Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}

/** Rounded up. */
function costPart(amount: number, part: number, whole: number): number {
  if (part === 0) return 0;
  const least = partOf(amount, part, whole);
  const isWhole = BigInt(least) * BigInt(whole) === BigInt(amount) * BigInt(part);
  return isWhole ? least : least + 1;
}
