import type { Lever } from '#contracts/tenant-policy.ts';
import { earlyPaymentDiscount } from './early-payment-discount.ts';
import { incoterm } from './incoterm.ts';
import type { TableIssue } from './issue.ts';
import { leadTime } from './lead-time.ts';
import { paymentDays } from './payment-days.ts';
import { price } from './price.ts';
import { volumeRebate } from './volume-rebate.ts';
import { warranty } from './warranty.ts';

/** Everything that can be bargained over, by the name that mandates use. */
export const issues: Readonly<Record<Lever, TableIssue>> = {
  price,
  lead_time: leadTime,
  payment_days: paymentDays,
  early_payment_discount: earlyPaymentDiscount,
  warranty,
  volume_rebate: volumeRebate,
  incoterm,
};
