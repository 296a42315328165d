import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { defaultPolicy } from '#contracts/default-policy.ts';
import type { ListedSupplier, ScorecardAnswer } from '#contracts/desk-answers.ts';
import { defaultScorecardRules } from '#domain/compliance/scorecard/default-rules.ts';
import { importOutcomesCsv } from '#memory/import/outcomes.ts';
import { SUPPLIER_COLUMNS } from '#memory/import/supplier-row.ts';
import { importSuppliersCsv } from '#memory/import/suppliers.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import type { SupplierDetail } from '#memory/suppliers.ts';
import { setPolicy } from '#memory/tenants.ts';
import { aBrief, aTenantId, testDatabase } from '../support/memory-builders.ts';
import {
  closedCase,
  dataFile,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
} from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

type Card = z.infer<typeof ScorecardAnswer>;

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  buyer = await api.caller(database, tenantId, 'buyer');
  await stockCatalogue(database, tenantId);
  await importOutcomesCsv(database, tenantId, await dataFile('equipment-outcomes.csv'));
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const card = async (id: string) => (await buyer.get<Card>(`/v1/suppliers/${id}/scorecard`)).body;

async function withoutHistory(): Promise<string> {
  const [row] = await database.inTenant(
    tenantId,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select supplier_id as id from suppliers s where not exists (
        select 1 from outcomes o where o.supplier_id = s.supplier_id) order by 1 limit 1`,
  );
  return row?.id ?? '';
}

describe('a scorecard', () => {
  it('rests on the periods in which something happened, by quarter', async () => {
    const found = await card('techparts-global');
    const [delivery] = found.criteria;
    expect(delivery).toMatchObject({ name: 'delivery', sampleSize: expect.any(Number) });
    expect(delivery?.sampleSize).toBeGreaterThan(10);
    expect(found.periods.every((it) => /^\d{4}-Q[1-4]$/.test(it.period))).toBe(true);
    expect(found.periods.map((it) => it.period)).toEqual(
      found.periods.map((it) => it.period).toSorted((a, b) => a.localeCompare(b)),
    );
    expect(found.criteria.map((it) => it.name)).toEqual([
      'delivery',
      'quality',
      'price',
      'responsiveness',
    ]);
    expect(found).toMatchObject({ policyVersion: null });
  });

  it('of a supplier without history is what is expected of somebody new', async () => {
    expect(await card(await withoutHistory())).toMatchObject({
      overallBp: 6_500,
      sampleSize: 0,
      standing: { name: 'average' },
      periods: [],
    });
  });

  it('comes to the same in the list, for all of a page at once', async () => {
    const list = await buyer.get<{ items: z.infer<typeof ListedSupplier>[] }>(
      '/v1/suppliers?limit=3&text=tech',
    );
    const [first] = list.body.items;
    const { overallBp, sampleSize, standing } = await card(first?.supplierId ?? '');
    expect(first?.record).toEqual({ overallBp, sampleSize, standing });
  });

  it('of a supplier that nobody has is unknown', async () => {
    const answer = await buyer.get<Problem>('/v1/suppliers/nobody/scorecard');
    expect(answer).toMatchObject({ status: 404, body: { code: 'SUPPLIER_UNKNOWN' } });
  });

  it('counts prices paid against the median of the item, and quotes given', async () => {
    const observed = (supplierId: string, sourceRef: string, price: bigint) => ({
      tenantId,
      source: 'test',
      sourceRef,
      supplierId,
      itemId: 'EQ-CELL-COMPACT',
      unitPriceMinor: price,
      currency: 'USD',
      quantity: 1,
      observedOn: new Date('2026-02-03'),
    });
    await database.inTenant(tenantId, (tx) =>
      tx.priceObservation.createMany({
        data: [
          observed('techparts-global', '1', 80_000n),
          observed('eco-materials', '2', 100_000n),
          observed('precision-engineering', '3', 110_000n),
        ],
      }),
    );
    const cheap = await card('techparts-global');
    expect(cheap.periods.find((it) => it.period === '2026-Q1')).toMatchObject({
      pricesCount: 1,
      priceToMedianBp: 8_000,
    });
    const scoreOf = ({ criteria }: Card) =>
      criteria.find((it) => it.name === 'price')?.scoreBp ?? 0;
    expect(scoreOf(cheap)).toBeGreaterThan(scoreOf(await card('precision-engineering')));
  });
});

describe('a standing', () => {
  it('that prevents is a hard stop for whom there is history of, by the policy that says so', async () => {
    const standings = [
      { name: 'known', fromBp: 0, rfq: 'prevent' as const, award: 'warn' as const },
    ];
    await setPolicy(database, tenantId, {
      ...defaultPolicy,
      risk: {
        ...defaultPolicy.risk,
        version: 9,
        scorecard: { ...defaultScorecardRules, standings },
      },
    });
    const path = await openCase(buyer);
    const view = await closedCase(buyer, path);
    const rows = await database.inTenant(tenantId, (tx) =>
      tx.clearance.findMany({ where: { tenantId, caseId: view.caseId } }),
    );
    const known = rows.filter((it) => it.verdict === 'refusal');
    expect(known.length).toBeGreaterThan(0);
    expect(known[0]?.because[0]).toMatch(
      /^hard stop: standing known \(\d+ bp from \d+ results\): rfq prevented by policy version 9$/,
    );
  });
});

describe('what a supplier file may say beside its columns', () => {
  it('is kept and shown, and unknown without the columns', async () => {
    const importOne = async (more: Record<string, string>) => {
      const cells: Record<string, string> = { supplier_id: 'new', legal_name: 'New', ...more };
      const columns = [...SUPPLIER_COLUMNS, ...Object.keys(more)];
      const row = columns.map((it) => cells[it] ?? (it === 'status' ? 'active' : ''));
      await importSuppliersCsv(database, tenantId, `${columns.join(',')}\n${row.join(',')}`);
      return (await buyer.get<SupplierDetail>('/v1/suppliers/new')).body;
    };
    expect(await importOne({})).toMatchObject({
      paymentDaysBeyondTerms: null,
      esg: { score: null, ratedOn: null },
    });
    const rated = { paydex: '70', esg_score: '64', esg_rated_on: '2026-01-31' };
    expect(await importOne(rated)).toMatchObject({
      paymentDaysBeyondTerms: 15,
      esg: { score: 64, ratedOn: '2026-01-31' },
    });
  });
});

describe('how much we depend on a supplier', () => {
  it('is what we bought of the category lately, and who else carries the item', async () => {
    const { requisition } = aBrief(tenantId);
    const directory = createSupplierDirectory(database);
    const ids = ['techparts-global', 'acme-unknown'];
    const [facts] = await directory.facts(tenantId, ids, requisition);
    expect(facts?.dependency).toMatchObject({ boughtMinor: 80_000, boughtFromAllMinor: 290_000 });
    expect(facts?.dependency?.purchasesCount).toBe(3);
    expect(facts?.dependency?.alternativesCount).toBeGreaterThan(5);
    const [aside] = await directory.facts(tenantId, ids);
    expect(aside?.dependency).toBeNull();
  });
});
