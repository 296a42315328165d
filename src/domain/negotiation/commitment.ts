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

/**
 * Where terms are worse for the buyer than what the same supplier has offered before, issue by
 * issue; empty = nowhere. Lines that were not offered before are free.
 */
export function breachesOf(earlier: Terms, later: Terms): Breach[] {
  const lines = earlier.lines.flatMap((before): Breach[] => {
    const at = later.lines.findIndex((it) => it.lineNo === before.lineNo);
    const now = later.lines[at];
    if (now === undefined) {
      return [{ path: 'lines', message: `line ${before.lineNo} was offered and is gone` }];
    }
    const breaches: Breach[] = [];
    if (now.unitPriceMinor > before.unitPriceMinor) {
      const message = `${now.unitPriceMinor} is above the ${before.unitPriceMinor} offered before`;
      breaches.push({ path: `lines.${at}.unitPriceMinor`, message });
    }
    if (now.quantity < before.quantity) {
      const message = `${now.quantity} is below the ${before.quantity} offered before`;
      breaches.push({ path: `lines.${at}.quantity`, message });
    }
    return breaches;
  });
  const issue = (path: Exclude<keyof Terms, 'lines'>, isWorse: boolean): Breach[] =>
    isWorse ? [{ path, message: `${later[path]} is worse than ${earlier[path]}` }] : [];
  return [
    ...lines,
    ...issue('leadTimeDays', later.leadTimeDays > earlier.leadTimeDays),
    ...issue('paymentDays', later.paymentDays < earlier.paymentDays),
    ...issue(
      'earlyPaymentDiscountBp',
      later.earlyPaymentDiscountBp < earlier.earlyPaymentDiscountBp,
    ),
    ...issue('warrantyMonths', later.warrantyMonths < earlier.warrantyMonths),
    ...issue('volumeRebateBp', later.volumeRebateBp < earlier.volumeRebateBp),
    ...issue('incoterm', wayToBuyer.indexOf(later.incoterm) < wayToBuyer.indexOf(earlier.incoterm)),
    ...issue('prepaymentBp', later.prepaymentBp > earlier.prepaymentBp),
  ];
}
