import type { Rule } from '../rule.ts';
import { advice, linesOf } from '../rule.ts';

/** Without a category nobody learns from alike cases, and words alone find what they find. */
export const category: Rule = {
  passes: 'every line has a category',
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path }) =>
      line.classification !== undefined || known.item?.classification != null
        ? []
        : [advice(`${path} has no category code`, `${path}.classification`)],
    ),
};
