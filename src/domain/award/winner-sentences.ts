import type { AwardLine, AwardProposal } from '#contracts/negotiation.ts';
import { showMoney, showPercent } from '../money.ts';
import { EARLY_PAYMENT_DAYS } from '../negotiation/landed-cost.ts';
import { deliveryCostMinor } from './delivery-cost.ts';

/** What each winner gets and gives, a sentence each; what is zero is not said. */
export function winnerSentences(proposal: AwardProposal): string[] {
  const winners = [...Map.groupBy(proposal.lines, (it) => it.supplierId).values()];
  return winners.flatMap((lines) => {
    const [first] = lines;
    return first === undefined ? [] : [`${first.supplierName}: ${said(proposal, lines, first)}.`];
  });
}

/** All lines of one supplier are agreed under the same terms but for the rebate. */
function said(proposal: AwardProposal, lines: readonly AwardLine[], terms: AwardLine): string {
  const { currency } = proposal;
  const total = lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);
  const way = deliveryCostMinor(proposal, [...lines]);
  const { incoterm, leadTimeDays, paymentDays, earlyPaymentDiscountBp, warrantyMonths } = terms;
  const early =
    earlyPaymentDiscountBp === 0
      ? ''
      : ` or ${showPercent(earlyPaymentDiscountBp)} off within ${EARLY_PAYMENT_DAYS} days`;
  return [
    showMoney(total, currency),
    incoterm + wayOnTop(way, currency),
    leadTimeDays === 0 ? 'delivery at once' : `delivery in ${counted(leadTimeDays, 'day')}`,
    `${paymentDays === 0 ? 'payment at once' : `${counted(paymentDays, 'day')} to pay`}${early}`,
    ...(warrantyMonths === 0 ? [] : [`${counted(warrantyMonths, 'month')} of warranty`]),
    ...rebate(lines),
  ].join(', ');
}

function rebate(lines: readonly AwardLine[]): string[] {
  const paidBack = lines.filter((it) => it.volumeRebateBp > 0);
  const [first] = paidBack;
  if (first === undefined) return [];
  const on =
    paidBack.length === lines.length
      ? 'the whole quantity'
      : `line ${paidBack.map((it) => it.lineNo).join(' and ')}`;
  return [`${showPercent(first.volumeRebateBp)} back on ${on}`];
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** An expected cost of the way beside a price, such as ` (the way costs about 9.00 USD more)`. */
export const wayOnTop = (deliveryMinor: number, currency: string): string =>
  deliveryMinor === 0 ? '' : ` (the way costs about ${showMoney(deliveryMinor, currency)} more)`;
