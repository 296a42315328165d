import type { AwardProposal } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { daysUntil } from '../days.ts';
import { showMoney, showShare } from '../money.ts';

/** What a buyer needs to act on an award, one fact a line; the first line is the whole in short. */
export function awardSummary(
  requisition: Requisition,
  proposal: AwardProposal,
  approvedBy: string,
  tried: readonly string[],
): string[] {
  const { currency, lines, savings, shortfall, totalMinor } = proposal;
  const winners = [...new Set(lines.map((it) => it.supplierName))].join(' and ');
  const baseline =
    savings.method === 'past_median'
      ? `the median of ${savings.sampleSize} past prices`
      : `the mean of ${savings.sampleSize} first quotes`;
  const left = daysUntil(requisition.needBy, requisition.openedAtMs);
  const conditions = [
    ...new Set(lines.flatMap((it) => it.conditions.map((text) => `${it.supplierName}: ${text}`))),
  ];
  return [
    `Awarded to ${winners} for ${showMoney(totalMinor, currency)}.`,
    ...lines.map(
      (it) =>
        `Line ${it.lineNo}: ${it.quantity} x ${it.itemId} from ${it.supplierName} at ` +
        `${showMoney(it.unitPriceMinor, currency)}, ${it.leadTimeDays} days, payment in ${it.paymentDays} days, ` +
        `${it.warrantyMonths} months of warranty.`,
    ),
    `${savings.savedMinor < 0 ? 'Dearer' : 'Saved'} by ${showMoney(Math.abs(savings.savedMinor), currency)} (${showShare(savings.savedBp)}) ` +
      `against ${baseline}, ${showMoney(savings.baselineMinor, currency)}.`,
    `Longest lead time ${Math.max(...lines.map((it) => it.leadTimeDays))} days, ${left} days to the need-by date ${requisition.needBy}.`,
    ...shortfall.map(
      (it) =>
        `Not covered: ${it.missingUnits} units of line ${it.lineNo}; request them again or accept a substitute.`,
    ),
    ...conditions.map((it) => `Condition: ${it}.`),
    `Approved by ${approvedBy}.`,
    ...(proposal.runnerUpSupplierId === null ? [] : [`Runner-up: ${proposal.runnerUpSupplierId}.`]),
    ...tried.map((it) => `Tried on the way: ${it}.`),
    'Next: send the purchase order and record the delivery when it arrives.',
  ]
    .map((it) => it.slice(0, 1_000))
    .slice(0, 30);
}
