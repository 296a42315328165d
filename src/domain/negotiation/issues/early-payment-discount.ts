import { falling, numberIssue } from './issue.ts';

/** Two percent within ten days is the usual discount. */
const ASKED_BP = 200;

/** Discount for payment within ten days, in basis points; more is better. */
export const earlyPaymentDiscount = numberIssue('earlyPaymentDiscountBp', ({ standing }) =>
  falling([Math.max(ASKED_BP, standing.earlyPaymentDiscountBp), standing.earlyPaymentDiscountBp]),
);
