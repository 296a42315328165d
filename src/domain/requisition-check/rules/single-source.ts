import { bidsWanted } from '../../award/minimum-bids.ts';
import type { Rule } from '../rule.ts';
import { advice, askable, blindLines, linesOf } from '../rule.ts';

/** Fewer suppliers than the bids that policy wants need a written reason. */
export const singleSource: Rule = {
  passes: 'enough suppliers can bid, or the request says why fewer will do',
  blindTo: (request, facts) =>
    request.singleSourceReason !== undefined
      ? null
      : blindLines(linesOf(request, facts), ({ known }) => known.carriers.length > 0, {
          unknown: 'nothing is known of who carries such goods',
          notCompared: 'the bids that can come in were not counted',
        }),
  look(request, facts) {
    const wanted = bidsWanted(facts.sourcing, request.budget.amountMinor);
    if (request.singleSourceReason !== undefined) return [];
    return linesOf(request, facts).flatMap(({ known, label }) => {
      const able = new Set(askable(request, known).map((it) => it.supplierId)).size;
      return known.carriers.length === 0 || able >= wanted
        ? []
        : [
            advice(
              `${label}: ${able} of ${wanted} wanted bids can come in; without a reason a person decides about the award`,
              'singleSourceReason',
            ),
          ];
    });
  },
};
