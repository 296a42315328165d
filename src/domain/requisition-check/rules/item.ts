import type { Finding, Rule } from '../rule.ts';
import { advice, fault, linesOf } from '../rule.ts';
import type { CheckedLine } from '../rule.ts';
import { showItem } from '../taken-as.ts';

const SHOWN_MAX = 3;

/** An item that is named must be in the catalogue; of words it is said what they read like. */
export const item: Rule = {
  passes: 'every line names an item of the catalogue',
  look: (request, facts) =>
    linesOf(request, facts).flatMap((it) => {
      const field = `${it.path}.item`;
      if (it.known.itemFault !== null) return [fault(it.known.itemFault, field)];
      return it.known.item === null ? [inWords(it, field)] : [];
    }),
};

function inWords({ known: { alike, corrections }, path }: CheckedLine, field: string): Finding {
  const [nearest, ...more] = alike;
  const read = corrections.map((it) => `${it.asked} read as ${it.taken}`).join(', ');
  const how = read === '' ? `${path}:` : `${path}: ${read};`;
  if (nearest === undefined) {
    return advice(`${how} nothing in the catalogue is like these words; nobody carries it`, field);
  }
  if (more.length === 0) {
    const says = `Name the item: ${nearest.itemId}.`;
    return advice(`${how} reads like ${showItem(nearest)} and is taken as that`, field, {
      value: nearest.itemId,
      says,
    });
  }
  const shown = alike.slice(0, SHOWN_MAX).map(showItem).join('; ');
  const rest = alike.length > SHOWN_MAX ? `; and ${alike.length - SHOWN_MAX} others` : '';
  return advice(
    `${how} reads like ${alike.length} items about as near: ${shown}${rest}; any of them counts`,
    field,
  );
}
