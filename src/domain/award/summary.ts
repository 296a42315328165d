import type { AwardProposal } from '#contracts/negotiation.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { daysUntil } from '../days.ts';
import { showMoney } from '../money.ts';
import type { Unconfirmed } from './promotion-sentence.ts';
import { promotionSentence } from './promotion-sentence.ts';
import { savingsSentence } from './savings-sentence.ts';
import { fitSummary } from './summary-lines.ts';
import { wayOnTop, winnerSentences } from './winner-sentences.ts';

export type AwardFacts = {
  approvedBy: string;
  /** Who confirmed the order, or why nobody did; a sentence. */
  confirmation: string;
  tried: readonly string[];
  /** That fewer bids came in than policy wants, and why that will do; null or absent = enough did. */
  bids?: string | null;
  /** An award before this one whose winners did not all confirm; null = there was none. */
  unconfirmed: Unconfirmed | null;
};

/** What a buyer needs to act on an award, one fact a line; the first line is the whole in short. */
export function awardSummary(
  requisition: Requisition,
  proposal: AwardProposal,
  { approvedBy, confirmation, tried, bids = null, unconfirmed }: AwardFacts,
): string[] {
  const { currency, lines, savings, shortfall, totalMinor, deliveryMinor } = proposal;
  const price = showMoney(totalMinor, currency) + wayOnTop(deliveryMinor, currency);
  const winners = [...new Set(lines.map((it) => it.supplierName))].join(' and ');
  const left = daysUntil(requisition.needBy, requisition.openedAtMs);
  const longest = Math.max(...lines.map((it) => it.leadTimeDays));
  const conditions = new Set(
    lines.flatMap((it) => it.conditions.map((text) => `${it.supplierName}: ${text}`)),
  );
  return fitSummary([
    `Awarded to ${winners} for ${price}${shortfall.length === 0 ? '' : ', in part'}.`,
    savingsSentence(savings, currency),
    ...winnerSentences(proposal),
    `Longest lead time ${longest} days, ${left} days to the need-by date ${requisition.needBy}.`,
    ...shortfall.map((it) => shortfallSentence(requisition, it)),
    ...[...conditions].map((it) => `Condition: ${it}.`),
    `Approved by ${approvedBy}.`,
    ...(bids === null ? [] : [bids]),
    confirmation,
    ...(unconfirmed === null ? [] : [promotionSentence(unconfirmed, proposal)]),
    ...(proposal.runnerUp === null ? [] : [`Runner-up: ${proposal.runnerUp.supplierName}.`]),
    ...(tried.length === 0 ? [] : [`Tried on the way: ${tried.join('; ')}.`]),
    `Next: ${winners} to acknowledge the purchase order; record the delivery when it arrives.`,
    ...lines.map(
      (it) =>
        `Line ${it.lineNo}: ${it.quantity} x ${it.itemId} from ${it.supplierName} at ` +
        `${showMoney(it.unitPriceMinor, currency)} each.`,
    ),
  ]);
}

function shortfallSentence(
  requisition: Requisition,
  { lineNo, missingUnits }: AwardProposal['shortfall'][number],
): string {
  const wanted = requisition.lines.find((it) => it.lineNo === lineNo);
  const of = wanted === undefined ? '' : ` of ${wanted.quantity} (${wanted.description})`;
  return `Not covered: ${missingUnits} units${of} of line ${lineNo}; request them again or accept a substitute.`;
}
