import type { Rule } from '../rule.ts';
import { fault, linesOf } from '../rule.ts';

/** Prices and capacities of an item are in its unit; in another one they would mean nothing. */
export const unit: Rule = {
  passes: 'every line is counted in the unit of its item',
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path }) => {
      const value = known.item?.unitCode ?? line.unitCode;
      if (value === line.unitCode) return [];
      const because = `${known.item?.itemId} is counted in ${value}, not in ${line.unitCode}`;
      const says = `Ask for the quantity in ${value}.`;
      return [fault(because, `${path}.unitCode`, { value, says })];
    }),
};
