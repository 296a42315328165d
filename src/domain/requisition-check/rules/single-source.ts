import { bidsWanted } from '../../award/minimum-bids.ts';
import type { Rule } from '../rule.ts';
import { advice, askable, linesOf } from '../rule.ts';

/** Fewer suppliers than the bids that policy wants need a written reason. */
export const singleSource: Rule = {
  passes: 'enough suppliers can bid, or the request says why fewer will do',
  look(request, facts) {
    const wanted = bidsWanted(facts.sourcing, request.budget.amountMinor);
    if (request.singleSourceReason !== undefined) return [];
    return linesOf(request, facts).flatMap(({ known, path }) => {
      const able = new Set(askable(request, known).map((it) => it.supplierId)).size;
      return known.carriers.length === 0 || able >= wanted
        ? []
        : [
            advice(
              `${path}: ${able} of ${wanted} wanted bids can come in; without a reason a person decides about the award`,
              'singleSourceReason',
            ),
          ];
    });
  },
};
