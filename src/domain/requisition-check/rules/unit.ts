import type { Rule } from '../rule.ts';
import { advice, blindLines, fault, linesOf } from '../rule.ts';
import { itemsOf, showItem } from '../taken-as.ts';

/** Prices and capacities of an item are in its unit; in another one they would mean nothing. */
export const unit: Rule = {
  passes: 'every line is counted in the unit of its item',
  blindTo: (request, facts) =>
    blindLines(linesOf(request, facts), ({ known }) => itemsOf(known).length > 0, {
      unknown: 'nothing is known of how such goods are counted',
      notCompared: 'the unit was not compared',
    }),
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path }) => {
      const items = itemsOf(known);
      const [nearest] = items;
      if (nearest === undefined || items.some((it) => it.unitCode === line.unitCode)) return [];
      const value = nearest.unitCode;
      const field = `${path}.unitCode`;
      const fix = { value, says: `Ask for the quantity in ${value}.` };
      const because = `is counted in ${value}, not in ${line.unitCode}`;
      return known.item === null
        ? [advice(`${path}: ${showItem(nearest)}, which it reads like, ${because}`, field, fix)]
        : [fault(`${nearest.itemId} ${because}`, field, fix)];
    }),
};
