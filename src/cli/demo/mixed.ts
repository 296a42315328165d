import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { ProcurementRequest } from '#contracts/http.ts';
import { daysAfter, isoDayOf } from '#domain/days.ts';
import type { DeskClient } from './desk-client.ts';

type CatalogueRow = { item_id: string; description: string; unit_code: string; unit_price: string };
type CaseView = { outcome: string };

const catalogueFile = fileURLToPath(
  new URL('../../../data/equipment-catalogue.csv', import.meta.url),
);
const AT_ONCE = 4;
const URGENCIES = ['low', 'medium', 'high', 'critical'] as const;
/** Of the median list price: from hopeless to generous. */
const BUDGET_SHARE = { least: 0.6, most: 1.4 };
const NEED_IN_DAYS = { least: 14, most: 180 };

/**
 * Requests as they come in on a mixed day: any item of the sample catalogue, any urgency, budgets
 * from hopeless to generous. What needs a person is turned down, since nobody watches.
 */
export async function mixedRequests(count: number, nowMs: number): Promise<ProcurementRequest[]> {
  const rows: CatalogueRow[] = parse(await readFile(catalogueFile, 'utf8'), { columns: true });
  const items = [...Map.groupBy(rows, (it) => it.item_id).values()];
  return Array.from({ length: count }, () => mixedRequest(oneOf(items), nowMs));
}

function mixedRequest(rows: readonly CatalogueRow[], nowMs: number): ProcurementRequest {
  const prices = rows.map((it) => Number(it.unit_price)).toSorted((a, b) => a - b);
  const medianPrice = prices[Math.floor(prices.length / 2)] ?? 0;
  const [{ description, unit_code } = { description: '', unit_code: 'C62' }] = rows;
  const quantity = between(1, Math.max(1, Math.min(40, Math.floor(90_000 / medianPrice))));
  const share = BUDGET_SHARE.least + Math.random() * (BUDGET_SHARE.most - BUDGET_SHARE.least);
  const days = between(NEED_IN_DAYS.least, NEED_IN_DAYS.most);
  return {
    title: description.slice(0, 100),
    lines: [
      {
        description,
        quantity,
        unitCode: unit_code as ProcurementRequest['lines'][number]['unitCode'],
      },
    ],
    budget: { amountMinor: Math.round(medianPrice * quantity * share * 100), currency: 'USD' },
    needBy: isoDayOf(daysAfter(nowMs, days)),
    urgency: oneOf(URGENCIES),
  };
}

const between = (least: number, most: number) =>
  least + Math.floor(Math.random() * (most - least + 1));
const oneOf = <T>(all: readonly T[]): T => all[between(0, all.length - 1)] as T;

/** Runs the requests, a few at a time, and counts how they ended. */
export async function runMixed(
  desk: DeskClient,
  requests: readonly ProcurementRequest[],
  answer: (caseId: string) => Promise<void>,
  say: (line: string) => void,
): Promise<Map<string, number>> {
  const outcomes = new Map<string, number>();
  const waiting = [...requests];
  const lane = async () => {
    for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
      const { id } = await desk.post<{ id: string }>('/v1/procurements', request);
      for await (const event of desk.events(id)) if (event.kind === 'approval') await answer(id);
      const { outcome, sentence } = await desk.get<CaseView & { sentence: string }>(
        `/v1/procurements/${id}`,
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      say(`${id}  ${request.lines[0]?.quantity} x ${request.title}: ${sentence}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return outcomes;
}
