import { ParleyError } from '#contracts/errors.ts';

/** Which part of a list is wanted; `cursor` comes from the page before, null asks for the first. */
export type PageWish = { cursor: string | null; limit: number };
/** `nextCursor` is null on the last page. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** Where a page ended: the moment and the id of its last row. */
type Mark = { at: Date; id: string };

/** @throws ParleyError QUERY_INVALID for a text that is no cursor of ours */
export function readCursor(cursor: string | null): Mark | null {
  if (cursor === null) return null;
  try {
    const [atMs, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const at = new Date(atMs as number);
    if (Number.isSafeInteger(atMs) && !Number.isNaN(at.getTime()) && typeof id === 'string') {
      return { at, id };
    }
  } catch {
    // Falls through to the one refusal below.
  }
  throw new ParleyError('QUERY_INVALID', 'The cursor is not one that a list of ours gave.', [
    { path: 'cursor', message: 'not a cursor' },
  ]);
}

/**
 * A list with the latest first, cut into pages: what to ask for one, and the page of what was found.
 * @param at column of the moment that orders the list
 * @param id column of what orders rows of one moment, text
 * @throws ParleyError QUERY_INVALID for a cursor that is none of ours
 */
export function latestFirst<At extends string, Id extends string>(
  { cursor, limit }: PageWish,
  at: At,
  id: Id,
) {
  const after = readCursor(cursor);
  const of = <K extends string, V>(column: K, value: V) => ({ [column]: value }) as Record<K, V>;
  return {
    /** The rows behind the page before; holds for all rows when there was none. */
    behind:
      after === null
        ? {}
        : {
            OR: [of(at, { lt: after.at }), { ...of(at, after.at), ...of(id, { lt: after.id }) }],
          },
    inOrder: { orderBy: [of(at, 'desc' as const), of(id, 'desc' as const)], take: limit + 1 },
    toPage: <T extends Record<At, Date> & Record<Id, string>>(rows: T[]): Page<T> =>
      toPage(rows, limit, (row) => ({ at: row[at], id: row[id] })),
  };
}

/** Cuts a list that was read one row longer than asked for. */
export function toPage<T>(rows: T[], limit: number, markOf: (row: T) => Mark): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items, nextCursor: null };
  const { at, id } = markOf(last);
  const text = JSON.stringify([at.getTime(), id]);
  return { items, nextCursor: Buffer.from(text).toString('base64url') };
}
