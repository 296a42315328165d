import type { Rule } from '../rule.ts';
import { fault, linesOf } from '../rule.ts';

/** An item that is named must be in the catalogue. */
export const item: Rule = {
  passes: 'every item that is named is in the catalogue',
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ known, path }) =>
      known.itemFault === null ? [] : [fault(known.itemFault, `${path}.item`)],
    ),
};
