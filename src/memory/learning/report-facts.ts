import type { Lesson } from '#contracts/lessons.ts';
import type { Cell } from '#domain/learning/cells.ts';
import type { JudgedDecision } from '#domain/learning/evaluation/strategy-insights.ts';
import type { Database, Transaction } from '../database.ts';
import { listLessons } from './lesson-desk.ts';
import { latestDecisions } from './strategies.ts';

/** What a report about a tenant's learning shows. */
export type ReportFacts = {
  observed: { kind: string; count: number; firstAtMs: number; lastAtMs: number }[];
  /** The earliest first. */
  decisions: JudgedDecision[];
  /** Of the measure `late`, for all suppliers and for each. */
  late: Cell[];
  supplierNames: ReadonlyMap<string, string>;
  /** The last changed first. */
  lessons: Lesson[];
};

const LESSONS_MAX = 100;

/** Reads what a report needs. */
export async function reportFacts(database: Database, tenantId: string): Promise<ReportFacts> {
  const { items } = await listLessons(database, tenantId, {}, { cursor: null, limit: LESSONS_MAX });
  return database.inTenant(tenantId, async (tx) => {
    const observed = await observedOf(tx, tenantId);
    const decisions = (await latestDecisions(tx, tenantId)).toReversed();
    const late = await lateCells(tx, tenantId);
    const ids = [...new Set(late.map((it) => it.key))];
    const suppliers = await tx.supplier.findMany({
      where: { tenantId, supplierId: { in: ids } },
      select: { supplierId: true, legalName: true },
    });
    const supplierNames = new Map(suppliers.map((it) => [it.supplierId, it.legalName]));
    return { observed, decisions, late, supplierNames, lessons: items };
  });
}

/** How late each supplier delivered, and all of them together, month by month. */
export const lateCells = (tx: Transaction, tenantId: string): Promise<Cell[]> =>
  tx.$queryRaw<Cell[]>`
    select measure, level, key, month_no as "monthNo", sample_size as "sampleSize",
      count_milli::float8 as "countMilli", sum_milli::float8 as "sumMilli",
      squares_milli::float8 as "squaresMilli"
    from learning_cells
    where tenant_id = ${tenantId} and measure = 'late' and level in ('supplier', 'all')
    order by level, key, month_no`;

const observedOf = (tx: Transaction, tenantId: string) =>
  tx.$queryRaw<ReportFacts['observed']>`
    select kind, count(*)::integer as count,
      to_ms(min(occurred_at))::float8 as "firstAtMs", to_ms(max(occurred_at))::float8 as "lastAtMs"
    from observations where tenant_id = ${tenantId} group by kind order by kind`;
