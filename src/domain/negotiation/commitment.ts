import type { Terms } from '#contracts/negotiation.ts';

export type Breach = { path: string; message: string };

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
    ...issue('warrantyMonths', later.warrantyMonths < earlier.warrantyMonths),
    ...issue('prepaymentBp', later.prepaymentBp > earlier.prepaymentBp),
  ];
}
