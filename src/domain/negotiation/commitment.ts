import type { Terms } from '#contracts/negotiation.ts';
import type { Incoterm } from '#contracts/procurement.ts';

export type Breach = { path: string; message: string };

/** How much of the way the supplier takes over, from nothing at all to duty paid at the door. */
const wayToBuyer: readonly Incoterm[] = [
  'EXW',
  'FCA',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
];

type Issue = Exclude<keyof Terms, 'lines'>;

/** What terms give the buyer on each issue beside the prices; more is better. */
const given: Readonly<Record<Issue, (terms: Terms) => number>> = {
  leadTimeDays: (it) => -it.leadTimeDays,
  paymentDays: (it) => it.paymentDays,
  earlyPaymentDiscountBp: (it) => it.earlyPaymentDiscountBp,
  warrantyMonths: (it) => it.warrantyMonths,
  volumeRebateBp: (it) => it.volumeRebateBp,
  incoterm: (it) => wayToBuyer.indexOf(it.incoterm),
  prepaymentBp: (it) => -it.prepaymentBp,
};
const issues = Object.keys(given) as Issue[];

/**
 * Where terms are worse for the buyer than what the same supplier has offered before, issue by
 * issue; empty = nowhere. Lines that were not offered before are free. Who grants on one issue
 * something that our offer asked for may ask more on the others: that is a trade, and the buyer
 * judges it by its worth. Lines and quantities once offered stay.
 * @param asked our offer that is answered; null when a quote was asked for
 */
export function breachesOf(earlier: Terms, later: Terms, asked: Terms | null): Breach[] {
  const isTrade = asked !== null && issues.some((it) => isGranted(it, earlier, later, asked));
  const lines = earlier.lines.flatMap((before) => lineBreaches(before, later, isTrade));
  const worse = issues.filter((it) => given[it](later) < given[it](earlier));
  const others = worse.map((path) => ({
    path,
    message: `${later[path]} is worse than ${earlier[path]}`,
  }));
  return isTrade ? lines : [...lines, ...others];
}

const isGranted = (issue: Issue, earlier: Terms, later: Terms, asked: Terms): boolean =>
  given[issue](asked) > given[issue](earlier) && given[issue](later) > given[issue](earlier);

function lineBreaches(before: Terms['lines'][number], later: Terms, isTrade: boolean): Breach[] {
  const at = later.lines.findIndex((it) => it.lineNo === before.lineNo);
  const now = later.lines[at];
  if (now === undefined) {
    return [{ path: 'lines', message: `line ${before.lineNo} was offered and is gone` }];
  }
  const breaches: Breach[] = [];
  if (now.unitPriceMinor > before.unitPriceMinor && !isTrade) {
    const message = `${now.unitPriceMinor} is above the ${before.unitPriceMinor} offered before`;
    breaches.push({ path: `lines.${at}.unitPriceMinor`, message });
  }
  if (now.quantity < before.quantity) {
    const message = `${now.quantity} is below the ${before.quantity} offered before`;
    breaches.push({ path: `lines.${at}.quantity`, message });
  }
  return breaches;
}
