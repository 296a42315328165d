import type { Finding, Rule } from '../rule.ts';
import { fault, linesOf } from '../rule.ts';

/** The budget is in a currency in which somebody quotes the items. */
export const currency: Rule = {
  passes: 'the goods are quoted in the currency of the budget',
  look(request, facts): Finding[] {
    const wanted = request.budget.currency;
    const field = 'budget.currency';
    if (!facts.currencies.includes(wanted)) {
      const known = facts.currencies.join(', ') || 'none, since no catalogue is imported yet';
      return [fault(`the catalogue has no price in ${wanted}; it has ${known}`, field)];
    }
    const quoted = linesOf(request, facts).map(({ known }) =>
      known.carriers.map((it) => it.currency),
    );
    const isKnown = quoted.length > 0 && quoted.every((it) => it.length > 0);
    if (!isKnown || quoted.some((it) => it.includes(wanted))) return [];
    const value = quoted[0]?.[0] ?? wanted;
    const because = `nobody quotes these items in ${wanted}; they are quoted in ${[...new Set(quoted.flat())].join(', ')}`;
    return [fault(because, field, { value, says: `Give the budget in ${value}.` })];
  },
};
