import type { Finding, Rule } from '../rule.ts';
import { advice, blindLines, fault, linesOf } from '../rule.ts';

/** The budget is in a currency in which somebody quotes the items. */
export const currency: Rule = {
  passes: 'the goods are quoted in the currency of the budget',
  blindTo: (request, facts) =>
    blindLines(
      linesOf(request, facts),
      ({ known }) => known.carriers.length + known.elsewhere.length > 0,
      {
        unknown: 'nothing is known of who quotes such goods',
        notCompared: 'the currency was held against the whole catalogue alone',
      },
    ),
  look(request, facts): Finding[] {
    const wanted = request.budget.currency;
    const field = 'budget.currency';
    if (!facts.currencies.includes(wanted)) {
      const known = facts.currencies.join(', ') || 'none, since no catalogue is imported yet';
      return [fault(`the catalogue has no price in ${wanted}; it has ${known}`, field)];
    }
    const lines = linesOf(request, facts);
    const isElsewhere = lines.every(
      ({ known }) => known.carriers.length === 0 && known.elsewhere.length > 0,
    );
    const [value] = lines.flatMap((it) => it.known.elsewhere);
    if (!isElsewhere || value === undefined) return [];
    const others = [...new Set(lines.flatMap((it) => it.known.elsewhere))].join(', ');
    const goods = lines.map((it) => it.label).join('; ');
    const because = `nobody quotes these items (${goods}) in ${wanted}; they are quoted in ${others}`;
    const says = lines.every((it) => it.known.item !== null) ? fault : advice;
    return [says(because, field, { value, says: `Give the budget in ${value}.` })];
  },
};
