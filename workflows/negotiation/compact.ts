import type { Mandate, Terms } from '#contracts/negotiation.ts';

/** Terms as they are kept with a decision: a line is [line number, quantity, unit price]. */
export const compactTerms = (terms: Terms | null) =>
  terms === null
    ? null
    : { ...terms, lines: terms.lines.map((it) => [it.lineNo, it.quantity, it.unitPriceMinor]) };

/** A mandate likewise: a line is [line number, quantity, target, walk-away]. */
export const compactMandate = (mandate: Mandate | null) =>
  mandate === null
    ? null
    : {
        ...mandate,
        lines: mandate.lines.map((it) => [
          it.lineNo,
          it.quantity,
          it.targetUnitPriceMinor,
          it.walkAwayUnitPriceMinor,
        ]),
      };
