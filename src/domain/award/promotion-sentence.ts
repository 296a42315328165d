import type { AwardProposal } from '#contracts/negotiation.ts';
import { showMoney } from '../money.ts';

/** Who did not confirm an award, and its total in minor units. */
export type Unconfirmed = { names: readonly string[]; totalMinor: number };

/** Who comes in for a winner that did not confirm, and what that costs against the first award. */
export function promotionSentence(
  { names, totalMinor }: Unconfirmed,
  { lines, currency, totalMinor: nowMinor }: AwardProposal,
): string {
  const winners = [...new Set(lines.map((it) => it.supplierName))].join(' and ');
  const first = showMoney(totalMinor, currency);
  const difference = nowMinor - totalMinor;
  const amount = showMoney(Math.abs(difference), currency);
  const cost =
    difference === 0
      ? `for as much as the first award of ${first}`
      : `for ${amount} ${difference > 0 ? 'more' : 'less'} than the first award of ${first}`;
  return `${names.join(' and ')} did not confirm the order; it goes to ${winners} ${cost}.`;
}
