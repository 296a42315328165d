import { isoDayOf } from '#domain/days.ts';
import type { ScreeningSubject } from '#ports/screening.ts';
import type { Database } from '../database.ts';
import { findHits } from './find-hits.ts';
import type { Thresholds } from './find-hits.ts';
import type { ListMatcher, ListMatchers } from './list-matchers.ts';
import { subjectsOf } from './screening-subjects.ts';

/** See `Screening.affectedSuppliers`. */
export async function affectedSuppliers(
  database: Database,
  matchers: ListMatchers,
  {
    tenantId,
    listId,
    version,
    thresholds,
  }: {
    tenantId: string;
    listId: string;
    version: number;
    thresholds: Thresholds;
  },
): Promise<string[]> {
  const subjects = await database.inTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select distinct supplier_id as id from open_case_suppliers(${tenantId})`;
    return subjectsOf(
      tx,
      tenantId,
      rows.map((it) => it.id),
    );
  });
  if (subjects.length === 0) return [];
  const before = await matchers.ofVersion(tenantId, listId, version - 1);
  const after = await matchers.ofVersion(tenantId, listId, version);
  const today = isoDayOf(Date.now());
  const saying = (subject: ScreeningSubject, matcher: ListMatcher | null): string =>
    findHits(tenantId, subject, matcher === null ? [] : [matcher], { thresholds, today })
      .map(({ hitId, recordHash, level }) => `${hitId} ${recordHash} ${level}`)
      .toSorted()
      .join('\n');
  return subjects
    .filter((it) => saying(it, before) !== saying(it, after))
    .map((it) => it.supplierId);
}
