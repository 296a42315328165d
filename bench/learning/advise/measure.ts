import type { Requisition } from '#contracts/procurement.ts';
import { defaultPolicy } from '#contracts/default-policy.ts';
import { talkAsks } from '#domain/negotiation/talk-asks.ts';
import type { Database } from '#memory/database.ts';
import { advise } from '#memory/learning/advise.ts';
import { openingAdvice } from '#memory/learning/opening-advice.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { percentile } from '../../statistics.ts';
import { CATEGORIES_COUNT, SUPPLIERS_COUNT, TENANT_ID } from './seed.ts';

/** Asked before anything counts, so that plans, pages and connections are warm. */
const WARMUP_COUNT = 30;
const USE = { rules: null };

export type AdviseTimes = { what: string; p50Ms: number; p95Ms: number; p99Ms: number };

/** The floor is one row by its key in a transaction of the tenant: what any answer costs at least. */
const questions: Readonly<Record<string, (database: Database, at: number) => Promise<unknown>>> = {
  'floor: one row by its key': (database) =>
    database.inTenant(TENANT_ID, (tx) => tx.tenant.findUnique({ where: { tenantId: TENANT_ID } })),
  'a case opens: strategy and ways on': (database, at) =>
    openingAdvice(database, requisitionOf(at), defaultPolicy),
  'a search ranks 20 suppliers': (database, at) => ranking(database, at, 20),
  'a search ranks 40 suppliers, the most': (database, at) => ranking(database, at, 40),
  'talks with 6 suppliers: approach, opening, levers': (database, at) => {
    const requisition = requisitionOf(at);
    const { approach, openings, levers } = talkAsks(requisition, situation, []);
    const asks = [approach, ...openings, levers];
    const supplierIds = suppliersFrom(at, 6);
    return advise(database, { requisition, agent: 'negotiation', asks, supplierIds }, USE);
  },
};

/** Asks every question as the application does, one at a time and each in turn. */
export async function measure(database: Database, count: number): Promise<AdviseTimes[]> {
  const asked = Object.entries(questions).map(([what, ask]) => ({ what, ask, ms: [] as number[] }));
  for (let at = -WARMUP_COUNT; at < count; at += 1) {
    for (const { ask, ms } of asked) {
      const startedAtMs = performance.now();
      await ask(database, at + WARMUP_COUNT);
      if (at >= 0) ms.push(performance.now() - startedAtMs);
    }
  }
  return asked.map(({ what, ms }) => ({
    what,
    p50Ms: percentile(ms, 5_000),
    p95Ms: percentile(ms, 9_500),
    p99Ms: percentile(ms, 9_900),
  }));
}

const situation = {
  urgency: 'medium' as const,
  conditionsCount: 0,
  meanDeliveries: 0,
  failed: [],
  competition: 'thin' as const,
};

const ranking = (database: Database, at: number, count: number) =>
  advise(
    database,
    {
      requisition: requisitionOf(at),
      agent: 'sourcing',
      asks: [],
      supplierIds: suppliersFrom(at, count),
    },
    USE,
  );

/** Never the same ones again before all have had their turn. */
const suppliersFrom = (at: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `supplier-${(at * count + n) % SUPPLIERS_COUNT}`);

const requisitionOf = (at: number): Requisition =>
  aRequisition({
    caseId: `case-${at}`,
    tenantId: TENANT_ID,
    lines: [
      {
        lineNo: 1,
        itemId: `item-${at % 5_000}`,
        description: 'Centrifugal pump',
        classification: { scheme: 'CPV', id: `${4_200 + (at % CATEGORIES_COUNT)}0000-1` },
        quantity: 10,
        unitCode: 'C62',
        mustHave: [],
      },
    ],
    budgetMinor: 3_200_000,
    needBy: '2030-01-01',
    prioritiesBp: { price: 4_000, delivery: 2_000, quality: 2_000, risk: 2_000 },
    seed: at,
    openedAtMs: Date.now(),
  });
