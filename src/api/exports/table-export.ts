import { once } from 'node:events';
import type { Response } from 'express';
import { z } from 'zod';
import type { ExportCell } from '#domain/export/cell.ts';
import { hideLimits } from '../hide-limits.ts';
import { maySeeLimits } from '../roles.ts';
import type { Call, Route } from '../route.ts';
import { columnsOf } from './columns.ts';
import { BYTE_ORDER_MARK, csvOf } from './csv.ts';

const ROWS_PER_PAGE = 200;
/** A file with more rows is opened by no spreadsheet in a useful way; narrow the filter. */
const ROWS_MAX = 100_000;

type AnyCall = Call<z.ZodObject | undefined, z.ZodObject | undefined, z.ZodType | undefined>;
type Page = {
  items: Record<string, unknown>[];
  nextCursor?: string | null;
  nextAfter?: number | null;
};

/**
 * A list of the API as a CSV file, with its filters and for who may read it; rows come page by page
 * from the list itself, so the two cannot differ.
 * @throws Error when the list's answer has no items to make columns of
 */
export function tableExport(path: string, operationId: string, list: Route): Route {
  const columns = columnsOf(itemsOf(list));
  const query = filtersOf(list);
  return {
    method: 'get',
    path,
    operationId,
    summary: `${list.summary}, as a CSV file`,
    tag: list.tag,
    roles: list.roles,
    ...(list.params !== undefined && { params: list.params }),
    ...(list.unknown !== undefined && { unknown: list.unknown }),
    ...(query !== undefined && { query }),
    answers: { status: 200, description: 'All rows', mediaType: 'text/csv' },
    async handle(call) {
      const { res } = call;
      // Before anything is sent, so that a refusal is answered as one.
      const first = await pageOf(list, call, {});
      startFile(res, path.split('/').at(-1) ?? 'table.csv');
      await send(res, csvOf([columns.map((it) => it.head)]));
      let rows = 0;
      for (let page: Page | null = first; page !== null && !res.destroyed;) {
        rows += page.items.length;
        await send(res, csvOf(page.items.map((row) => columns.map((it) => it.cellOf(row)))));
        const next = nextOf(page);
        if (next !== null && rows >= ROWS_MAX) {
          await send(res, csvOf([[`There are more rows than ${ROWS_MAX}; narrow the filter.`]]));
          break;
        }
        page = next === null ? null : await pageOf(list, call, next);
      }
      res.end();
      return null;
    },
  };
}

/** Answers as a file that is saved; spreadsheets see that it is UTF-8. */
function startFile(res: Response, name: string): void {
  res.status(200).type('text/csv; charset=utf-8');
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  res.write(BYTE_ORDER_MARK);
}

export const csvFile = (res: Response, name: string, rows: readonly ExportCell[][]): void => {
  startFile(res, name);
  res.end(csvOf(rows));
};

async function send(res: Response, text: string): Promise<void> {
  if (res.destroyed || res.write(text)) return;
  await Promise.race([once(res, 'drain'), once(res, 'close')]);
}

type Next = { cursor: string } | { after: number };

async function pageOf(
  list: Route,
  call: AnyCall,
  next: Next | Record<string, never>,
): Promise<Page> {
  const paged = isPaged(list) ? { limit: ROWS_PER_PAGE, ...next } : {};
  const answer = await list.handle({ ...call, query: { ...call.query, ...paged } } as never);
  const { body } = answer as { body: Page };
  return maySeeLimits.includes(call.holder.role) ? body : (hideLimits(body) as Page);
}

function nextOf({ nextCursor = null, nextAfter = null }: Page): Next | null {
  if (nextCursor !== null) return { cursor: nextCursor };
  return nextAfter === null ? null : { after: nextAfter };
}

const isPaged = ({ query }: Route): boolean => query !== undefined && 'limit' in query.shape;

/** The filters of a list without what pages it; those that it parses stay parsed. */
function filtersOf({ query }: Route): z.ZodObject | undefined {
  if (query === undefined) return undefined;
  const { cursor: _cursor, limit: _limit, after, ...filters } = query.shape;
  return z.strictObject({ ...filters, ...(after !== undefined && { after }) });
}

function itemsOf({ path, answers: { schema } }: Route): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const { items } = schema.shape as { items?: unknown };
    if (items instanceof z.ZodArray) return items.element as z.ZodType;
  }
  throw new Error(`${path} answers no list`);
}
