import { editDistance } from '#domain/packages/text.ts';
import type { Transaction } from '../database.ts';
import type { EntryRequest, FoundBy } from './request.ts';

/** A request that names items by a number. */
export type Named = { request: EntryRequest; itemIds: string[]; foundBy: FoundBy };

/** Shorter ones are sizes and counts more often than numbers of a part. */
const KEY_LENGTH_MIN = 5;
const KEYS_PER_TEXT_MAX = 8;
const ITEMS_MAX = 50;
const ERRORS_MAX = 2;

/** A part number as it is compared: no case, no separators. The database has the same rule. */
export const partKey = (partNumber: string): string =>
  partNumber.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** What in a request may be a part number or an item id: its whole text, or words with digits. */
function numbersIn({ itemId, partNumber, text }: EntryRequest): string[] {
  if (itemId !== null) return [itemId];
  const tokens = text
    .split(/[\s,;]+/)
    .filter((it) => /\d/.test(it) && partKey(it).length >= KEY_LENGTH_MIN);
  const numbers = partNumber === null ? [text, ...tokens] : [partNumber];
  return [...new Set(numbers)].filter((it) => partKey(it) !== '');
}

/** Items by id, or by part number whatever its case and separators. */
export async function itemsByNumber(
  tx: Transaction,
  tenantId: string,
  requests: readonly EntryRequest[],
): Promise<Named[]> {
  const asked = requests.map((request) => ({
    request,
    numbers: numbersIn(request).slice(0, KEYS_PER_TEXT_MAX),
  }));
  const numbers = [...new Set(asked.flatMap((it) => it.numbers))];
  if (numbers.length === 0) return [];
  const items = await tx.$queryRaw<{ itemId: string; key: string }[]>`
    select item_id as "itemId", part_key as key from items
    where tenant_id = ${tenantId}
      and (item_id = any(${numbers}) or part_key = any(${numbers.map(partKey)}))`;
  return asked.flatMap(({ request, numbers: own }): Named[] => {
    const ids = items.filter((it) => own.includes(it.itemId)).map((it) => it.itemId);
    if (ids.length > 0) return [{ request, itemIds: ids, foundBy: 'item_id' }];
    if (request.itemId !== null) return [];
    const keys = own.map(partKey);
    const alike = items.filter((it) => keys.includes(it.key)).map((it) => it.itemId);
    return alike.length === 0 ? [] : [{ request, itemIds: alike, foundBy: 'part_number' }];
  });
}

/** Items whose part number begins with what was asked for, or else differs by a letter or two. */
export async function itemsLikeNumber(
  tx: Transaction,
  tenantId: string,
  requests: readonly EntryRequest[],
): Promise<Named[]> {
  const named: Named[] = [];
  for (const request of requests.filter((it) => it.itemId === null)) {
    const [number, ...more] = numbersIn(request);
    if (number === undefined || more.length > 0) continue;
    if (request.partNumber === null && !isLikeNumber(number)) continue;
    const key = partKey(number);
    const longer = await itemsBeginning(tx, tenantId, key);
    const itemIds = longer.length > 0 ? longer : await itemsAlike(tx, key);
    const foundBy = longer.length > 0 ? 'part_number' : 'similar_part_number';
    if (itemIds.length > 0) named.push({ request, itemIds, foundBy });
  }
  return named;
}

const isLikeNumber = (text: string): boolean =>
  !/\s/.test(text) && partKey(text).length >= KEY_LENGTH_MIN;

/** No text sorts after one that goes on with the last character there is. */
const LAST_CHARACTER = '\u{10FFFF}';

async function itemsBeginning(tx: Transaction, tenantId: string, key: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ itemId: string }[]>`
    select item_id as "itemId" from items
    where tenant_id = ${tenantId} and part_key >= ${key} and part_key < ${key + LAST_CHARACTER}
    order by part_key limit ${ITEMS_MAX}`;
  return rows.map((it) => it.itemId);
}

async function itemsAlike(tx: Transaction, key: string): Promise<string[]> {
  await tx.$queryRaw`
    select set_config('pg_trgm.similarity_threshold', ${similarityMin(key)}, true)`;
  const rows = await tx.$queryRaw<{ itemId: string; partKey: string }[]>`
    select item_id as "itemId", part_key as "partKey" from catalogue_part_numbers
    where part_key % ${key} order by similarity(part_key, ${key}) desc, item_id limit ${ITEMS_MAX}`;
  const near = rows.map((it) => ({ ...it, errors: editDistance(it.partKey, key) }));
  const fewest = Math.min(ERRORS_MAX, ...near.map((it) => it.errors));
  return near.filter((it) => it.errors === fewest).map((it) => it.itemId);
}

/** One wrong letter inside breaks three of the `length + 1` trigrams on either side. */
const similarityMin = ({ length }: string): string =>
  (Math.floor((100 * Math.max(0, length - 2)) / (length + 4)) / 100).toFixed(2);
