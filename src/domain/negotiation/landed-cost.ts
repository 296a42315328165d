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
  const { price, way, wayBp, credit, prepayment, rebate, isEarly } = amountsOf(values, terms);
  const all: CostStep[] = [
    { name: 'price', amountMinor: price, because: `${terms.lines.length} lines` },
    {
      name: 'delivery',
      amountMinor: way,
      because: `${terms.incoterm} leaves ${showShare(wayBp)} to the buyer`,
    },
    isEarly
      ? {
          name: 'early payment discount',
          amountMinor: -credit,
          because: `${showShare(terms.earlyPaymentDiscountBp)} off within ${EARLY_PAYMENT_DAYS} days`,
        }
      : {
          name: 'days to pay',
          amountMinor: -credit,
          because: `${terms.paymentDays} days at ${showShare(values.annualRateBp)} a year`,
        },
    {
      name: 'prepayment',
      amountMinor: prepayment,
      because: `${showShare(terms.prepaymentBp)} is paid ${terms.leadTimeDays} days ahead`,
    },
    {
      name: 'volume rebate',
      amountMinor: -rebate,
      because: `${showShare(terms.volumeRebateBp)} is paid back`,
    },
  ];
  const steps = all.filter((it) => it.amountMinor !== 0);
  return { totalMinor: landedTotalMinor(values, terms), steps };
}

/** The landed cost without its steps, for the many packages that are only compared. */
export function landedTotalMinor(values: Values, terms: Terms): number {
  const { price, way, credit, prepayment, rebate } = amountsOf(values, terms);
  return price + way - credit + prepayment - rebate;
}

/** What a price with the way in it costs when nothing but days to pay comes with it. */
export const atDoorMinor = (
  { annualRateBp }: Values,
  priceMinor: number,
  paymentDays: number,
): number => priceMinor - partOf(priceMinor, annualRateBp * paymentDays, WHOLE_BP * DAYS_OF_A_YEAR);

function amountsOf(values: Values, terms: Terms) {
  const price = totalMinor(terms);
  const { annualRateBp } = values;
  const { paymentDays, prepaymentBp, leadTimeDays } = terms;
  const wayBp = deliveryCostBp(values, terms.incoterm) ?? dearestBp(values);
  const prepaid = partOf(price, prepaymentBp, WHOLE_BP);
  const later = price - prepaid;
  const worth = (days: number) => partOf(later, annualRateBp * days, WHOLE_BP * DAYS_OF_A_YEAR);
  const onTime = worth(paymentDays);
  // The buyer takes the discount only when that brings more than the days.
  const discount = partOf(later, terms.earlyPaymentDiscountBp, WHOLE_BP);
  const early = discount === 0 ? 0 : discount + worth(Math.min(EARLY_PAYMENT_DAYS, paymentDays));
  return {
    price,
    wayBp,
    way: costPart(price, wayBp, WHOLE_BP),
    isEarly: early > onTime,
    credit: Math.max(early, onTime),
    prepayment: costPart(prepaid, annualRateBp * leadTimeDays, WHOLE_BP * DAYS_OF_A_YEAR),
    rebate: partOf(price, terms.volumeRebateBp, WHOLE_BP),
  };
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

/** The dearest unit price that costs no more than this at the buyer's door; at least 1, rounded down. */
export function priceAtMostMinor(
  values: Values,
  incoterm: Incoterm,
  atTheDoorMinor: number,
): number {
  const wayBp = deliveryCostBp(values, incoterm) ?? 0;
  return Math.max(1, Math.floor((atTheDoorMinor * WHOLE_BP) / (WHOLE_BP + wayBp)));
}

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

/** Rounded down; through BigInt only where the product passes what a double holds exactly. */
function partOf(amount: number, part: number, whole: number): number {
  const product = amount * part;
  return Number.isSafeInteger(product)
    ? (product - (product % whole)) / whole
    : Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}

/** Rounded up. */
function costPart(amount: number, part: number, whole: number): number {
  const product = amount * part;
  if (Number.isSafeInteger(product + whole)) return partOf(product + whole - 1, 1, whole);
  const least = partOf(amount, part, whole);
  const isWhole = BigInt(least) * BigInt(whole) === BigInt(amount) * BigInt(part);
  return isWhole ? least : least + 1;
}
