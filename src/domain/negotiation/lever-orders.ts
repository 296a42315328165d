import type { Lever } from '#contracts/tenant-policy.ts';

/** Orders in which the levers of a mandate can be used. */
const FIRST = {
  /** As the mandate has them. */
  as_set: [],
  /** For who gives away time and shares of the price. */
  money_first: ['payment_days', 'early_payment_discount', 'volume_rebate'],
  /** For who gives away what it does anyway. */
  service_first: ['warranty', 'lead_time', 'incoterm'],
} as const satisfies Record<string, readonly Lever[]>;

export type LeverOrder = keyof typeof FIRST;
export const LEVER_ORDERS = Object.keys(FIRST) as LeverOrder[];

/** The same levers, no more and no fewer, those of the order first; the rest stays as it was. */
export function inLeverOrder(levers: readonly Lever[], order: LeverOrder): Lever[] {
  const first: readonly Lever[] = FIRST[order];
  const place = (it: Lever) => (first.includes(it) ? first.indexOf(it) : first.length);
  return levers.toSorted((a, b) => place(a) - place(b));
}
