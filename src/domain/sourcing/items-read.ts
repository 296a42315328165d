import type { Requisition } from '#contracts/procurement.ts';
import type { Prospect } from './prospect.ts';

/**
 * The requisition with the item of each line in words where everything that was found for it, what
 * may stand in aside, is that one item; elsewhere nobody can say whose past counts.
 */
export function withItemsRead(
  requisition: Requisition,
  carrying: readonly Pick<Prospect, 'entries'>[],
): Requisition {
  const entries = carrying.flatMap((it) => it.entries).filter((it) => it.substituteFor == null);
  const lines = requisition.lines.map((line) => {
    if (line.itemId !== null) return line;
    const own = entries.filter((it) => it.lineNo === line.lineNo);
    const [itemId, ...more] = new Set(own.map((it) => it.itemId));
    return itemId === undefined || more.length > 0 ? line : { ...line, itemId };
  });
  return { ...requisition, lines };
}
