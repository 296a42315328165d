import type { Transaction } from '../database.ts';
import { entriesOfItems, heldWeight, readEntries } from './entry-sql.ts';
import { ENTRIES_MAX } from './request.ts';
import type { EntryRequest, Found } from './request.ts';

/** Substitutes are looked up for the best items of a request, not for whatever came with them. */
const ITEMS_MAX = 20;

type Pair = { itemId: string; substituteItemId: string };

/** The answers with entries of what may stand in for their items, after those of the items. */
export async function withSubstitutes(
  tx: Transaction,
  tenantId: string,
  requests: readonly EntryRequest[],
  answers: readonly Found[],
  most: number,
): Promise<Found[]> {
  const wanted = answers.map((found) => {
    const request = requests.find((it) => it.no === found.no);
    return { found, request, itemIds: itemsToReplace(found, request) };
  });
  const ids = [...new Set(wanted.flatMap((it) => it.itemIds))];
  const pairs = ids.length === 0 ? [] : await substitutesOf(tx, tenantId, ids);
  const replaced = wanted.map(({ found, request, itemIds }) => {
    const own = pairs.filter(
      (it) => itemIds.includes(it.itemId) && !itemIds.includes(it.substituteItemId),
    );
    return { found, request, own };
  });
  const sources = replaced.flatMap(({ found, request, own }) =>
    request === undefined || own.length === 0
      ? []
      : {
          no: found.no,
          entries: entriesOfItems(
            tenantId,
            own.map((it) => it.substituteItemId),
            // A category of the item is not one of what stands in for it.
            { ...request.filter, classification: undefined },
          ),
          weight: heldWeight([]),
          completeMax: ENTRIES_MAX,
        },
  );
  const rows = await readEntries(tx, tenantId, sources, most);
  return replaced.map(({ found, own }) => {
    const known = new Set(found.entries.map((it) => `${it.supplierId}\n${it.itemId}`));
    const added = rows
      .filter((it) => it.no === found.no && !known.has(`${it.supplierId}\n${it.itemId}`))
      .map(({ weight: _weight, isComplete: _isComplete, ...entry }) => ({
        ...entry,
        matchBp: found.entries[0]?.matchBp ?? 10_000,
        substituteFor: own.find((it) => it.substituteItemId === entry.itemId)?.itemId ?? null,
      }));
    return { ...found, entries: [...found.entries, ...added] };
  });
}

/** The item that was asked for, also when nobody has it, or the items that were found. */
function itemsToReplace(found: Found, request: EntryRequest | undefined): string[] {
  if (request === undefined || !request.substitutesAllowed) return [];
  const foundIds = [...new Set(found.entries.map((it) => it.itemId))].slice(0, ITEMS_MAX);
  if (request.itemId !== null) return [...new Set([request.itemId, ...foundIds])];
  return found.foundBy === 'filter' ? [] : foundIds;
}

const substitutesOf = (tx: Transaction, tenantId: string, itemIds: string[]): Promise<Pair[]> =>
  tx.$queryRaw<Pair[]>`
    select item_id as "itemId", substitute_item_id as "substituteItemId" from substitutes
    where tenant_id = ${tenantId} and item_id = any(${itemIds})
    order by item_id, substitute_item_id`;
