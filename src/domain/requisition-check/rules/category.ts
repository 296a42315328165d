import type { Rule } from '../rule.ts';
import { advice, linesOf } from '../rule.ts';
import { itemsOf, soleItem } from '../taken-as.ts';

/** Without a category nobody learns from alike cases, and words alone find what they find. */
export const category: Rule = {
  passes: 'every line has a category',
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path }) => {
      if (line.classification !== undefined || known.item?.classification != null) return [];
      const value = soleItem(known)?.classification ?? null;
      const says = `Set it to that of ${itemsOf(known)[0]?.itemId}: ${value?.scheme} ${value?.id}.`;
      return [
        advice(
          `${path} has no category code`,
          `${path}.classification`,
          value === null ? null : { value, says },
        ),
      ];
    }),
};
