import { isoDayOf } from '#domain/days.ts';
import type { Database } from '../database.ts';
import { findHits } from './find-hits.ts';
import type { Found, Thresholds } from './find-hits.ts';
import type { ListMatchers } from './list-matchers.ts';
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
  const today = isoDayOf(Date.now());
  // One after the other, since two versions of a big list may be too much for memory at once.
  const sayings = async (of: number): Promise<string[]> => {
    const matcher = await matchers.ofVersion(tenantId, listId, of);
    const asked = matcher === null ? [] : [matcher];
    return subjects.map((it) => saying(findHits(tenantId, it, asked, { thresholds, today })));
  };
  const before = await sayings(version - 1);
  const after = await sayings(version);
  return subjects.map((it) => it.supplierId).filter((_, place) => before[place] !== after[place]);
}

const saying = (hits: readonly Found[]): string =>
  hits
    .map(({ hitId, recordHash, level }) => `${hitId} ${recordHash} ${level}`)
    .toSorted()
    .join('\n');
