import type { Mandate, Terms } from '#contracts/negotiation.ts';

/** What the terms cost in all, in minor units. */
export const totalMinor = (terms: Terms): number =>
  terms.lines.reduce((sum, it) => sum + it.quantity * it.unitPriceMinor, 0);

/**
 * A supplier's terms cut to the lines and quantities that the mandate is about; what was offered
 * beyond that is no part of the talks. null when no line is left.
 */
export function withinReach(mandate: Mandate, terms: Terms): Terms | null {
  const lines = mandate.lines.flatMap((limit) => {
    const offered = terms.lines.find((it) => it.lineNo === limit.lineNo);
    return offered === undefined
      ? []
      : [{ ...offered, quantity: Math.min(offered.quantity, limit.quantity) }];
  });
  return lines.length === 0 ? null : { ...terms, lines };
}

/** Whether two sets of terms say the same on every issue; the order of lines does not matter. */
export function isSameTerms(one: Terms, other: Terms): boolean {
  const { lines, ...rest } = one;
  const isSame = (Object.keys(rest) as (keyof typeof rest)[]).every((it) => one[it] === other[it]);
  return (
    isSame &&
    lines.length === other.lines.length &&
    lines.every((line) =>
      other.lines.some(
        (it) =>
          it.lineNo === line.lineNo &&
          it.quantity === line.quantity &&
          it.unitPriceMinor === line.unitPriceMinor,
      ),
    )
  );
}
