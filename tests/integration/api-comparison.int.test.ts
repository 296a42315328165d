import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '#contracts/comparison.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let requester: Caller;
let path: string;

beforeAll(async () => {
  [api, worker] = await Promise.all([startApi(), startWorker()]);
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  requester = await api.caller(database, tenantId, 'requester');
  path = await openCase(buyer, {
    title: '<script>alert(1)</script>',
    lines: [
      { item: 'EQ-CELL-COMPACT', quantity: 1, unitCode: 'C62' },
      { item: 'EQ-CTRL-PLC', quantity: 2, unitCode: 'C62' },
    ],
  });
  await closedCase(buyer, path);
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const compared = async (by: Caller, query = '') =>
  (await by.get<Comparison>(`${path}/comparison${query}`)).body;
const sumOf = (steps: readonly { amountMinor: number }[]) =>
  steps.reduce((sum, it) => sum + it.amountMinor, 0);

describe('the comparison of a case that was played', () => {
  it('has every line with every supplier, a reason wherever there is no quote', async () => {
    const { lines, suppliers, cells } = await compared(buyer);
    expect(lines).toHaveLength(2);
    expect(suppliers.length).toBeGreaterThan(1);
    expect(cells).toHaveLength(lines.length * suppliers.length);
    for (const it of cells) expect(it.quote === null).toBe(it.missing !== null);
    expect(cells.some((it) => it.quote !== null)).toBe(true);
  });

  it('opens every adjusted price into steps that add up to it', async () => {
    const { cells } = await compared(buyer);
    const adjusted = cells.flatMap((it) => it.adjusted ?? []);
    expect(adjusted.length).toBeGreaterThan(0);
    for (const it of adjusted) expect(sumOf(it.steps)).toBe(it.totalMinor);
  });

  it('marks the winners of what was agreed, and what other ways would cost', async () => {
    const { scenarios, cells } = await compared(buyer);
    const [asAgreed] = scenarios;
    expect(asAgreed).toMatchObject({ name: 'as_agreed', deltaMinor: 0 });
    const winners = cells.filter((it) => it.wins).map((it) => [it.lineNo, it.supplierId]);
    expect(winners).toEqual(asAgreed?.winners.map((it) => [it.lineNo, it.supplierId]));
    expect(scenarios.map((it) => it.name)).toEqual([
      'as_agreed',
      'cheapest_single',
      'cheapest_by_line',
      'best_score',
      'max_two_winners',
    ]);
    for (const it of scenarios) {
      const sum = it.winners.reduce((total, one) => total + one.totalMinor, 0);
      expect(sum, it.name).toBe(it.totalMinor ?? 0);
    }
  });

  it('weighs by the weights that are asked for, all of them together', async () => {
    const asked = await compared(buyer, '?delivery=3&price=1&scenario=best_score');
    expect(asked).toMatchObject({
      prioritiesFrom: 'asked',
      prioritiesBp: { price: 2_500, delivery: 7_500, quality: 0, risk: 0 },
      scenario: 'best_score',
    });
  });

  it.each(['?price=0', '?price=101', '?scenario=dearest', '?other=1'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await buyer.get<Problem>(`${path}/comparison${query}`);
      expect([status, body.code]).toEqual([400, 'QUERY_INVALID']);
    },
  );

  it('shows targets and walk-away prices to a buyer, and to a requester nothing of them', async () => {
    const full = await compared(buyer);
    expect(full.limitsShown).toBe(true);
    expect(full.cells.some((it) => it.limits !== null)).toBe(true);
    const seen = await compared(requester);
    expect(seen.limitsShown).toBe(false);
    expect(seen.cells.every((it) => it.limits === null)).toBe(true);
    expect(seen.suppliers.every((it) => it.scoreBp === null)).toBe(true);
    expect((await requester.get(`${path}/mandates`)).status).toBe(403);
    const limits =
      /walkAwayUnitPrice|"mandate":\{|USD at most|tilityBp":\d|batnaBp":\d|worth \d|\d % at a weight/;
    for (const part of ['', '/offers', '/messages?limit=1000', '/decisions?limit=1000']) {
      const at = `${path}${part}`;
      const told = (by: Caller) => by.get(at).then(({ body }) => JSON.stringify(body));
      expect(await told(buyer), at).toMatch(limits);
      expect(await told(requester), at).not.toMatch(limits);
    }
    const streamed = JSON.stringify(await requester.events(`${path}/events`));
    expect(streamed).toContain('offers');
    expect(streamed).not.toMatch(limits);
  });

  it('is of no case that is not ours', async () => {
    const other = await api.caller(database, aTenantId(), 'buyer');
    for (const at of [`${path}/comparison`, `/v1/procurements/${randomUUID()}/comparison`]) {
      const { status, body } = await other.get<Problem>(at);
      expect([status, body.code]).toEqual([404, 'PROCUREMENT_UNKNOWN']);
    }
  });
});
