import type { ScreeningHit, SupplierScreening } from '#contracts/screening.ts';
import { isoDayOf } from '#domain/days.ts';
import { blockAtBp, reviewAtBp } from '#domain/screening/thresholds.ts';
import type { Screening, ScreeningSubject } from '#ports/screening.ts';
import type { Database, Transaction } from '../database.ts';
import { affectedSuppliers } from './affected-suppliers.ts';
import { findHits } from './find-hits.ts';
import type { Found, Thresholds } from './find-hits.ts';
import { decisionsAbout, withState } from './hit-decisions.ts';
import type { KnownDecision } from './hit-decisions.ts';
import { createListMatchers } from './list-matchers.ts';
import type { ListMatcher, ListMatchers } from './list-matchers.ts';
import { keepScreenings } from './screening-runs.ts';
import type { RunsKept, Screened } from './screening-runs.ts';
import { nameKeyOf, subjectHashOf, subjectsOf } from './screening-subjects.ts';

const thresholds: Thresholds = { reviewAtBp, blockAtBp };

export type ListScreening = Screening & {
  /** As `screen`, but kept only when it says other than the supplier's last one. */
  look(tenantId: string, subjects: readonly ScreeningSubject[]): Promise<SupplierScreening[]>;
  matchers: ListMatchers;
};

/** Screening against the tenant's lists in the database, with matchers in this process's memory. */
export function createScreening(
  database: Database,
  matchers = createListMatchers(database),
): ListScreening {
  const screen = async (
    tenantId: string,
    subjects: readonly ScreeningSubject[],
    kept: RunsKept,
  ): Promise<SupplierScreening[]> => {
    const lists = await matchers.active(tenantId);
    const nowMs = Date.now();
    const look = { thresholds, today: isoDayOf(nowMs) };
    const found = subjects.map((it) => findHits(tenantId, it, lists, look));
    return database.inTenant(tenantId, async (tx) => {
      const screened = await withDecisions(tx, tenantId, { subjects, found, lists, nowMs });
      await keepScreenings(tx, tenantId, screened, kept);
      return screened.map((it) => it.screening);
    });
  };
  return {
    matchers,
    subjects: (tenantId, supplierIds) =>
      database.inTenant(tenantId, (tx) => subjectsOf(tx, tenantId, supplierIds)),
    screen: (tenantId, subjects) => screen(tenantId, subjects, 'all'),
    look: (tenantId, subjects) => screen(tenantId, subjects, 'new'),
    affectedSuppliers: (tenantId, listId, version) =>
      affectedSuppliers(database, matchers, { tenantId, listId, version, thresholds }),
  };
}

type Look = {
  subjects: readonly ScreeningSubject[];
  found: readonly Found[][];
  lists: readonly ListMatcher[];
  nowMs: number;
};

async function withDecisions(
  tx: Transaction,
  tenantId: string,
  { subjects, found, lists, nowMs }: Look,
): Promise<Screened[]> {
  const decisions = await decisionsAbout(tx, tenantId, {
    supplierIds: subjects.map((it) => it.supplierId),
    nameKeys: subjects.map((it) => nameKeyOf(it.name)),
  });
  return subjects.map((subject, index) => {
    const key = { subjectHash: subjectHashOf(subject), nameKey: nameKeyOf(subject.name) };
    const now = found[index] ?? [];
    const all = [...now, ...confirmedBefore(subject, now, decisions)];
    const hits = all.map((it) => withState(it, key, decisions)).filter(stillShows(now));
    const { supplierId, name: supplierName } = subject;
    const screening = {
      supplierId,
      supplierName,
      screenedAtMs: nowMs,
      lists: lists.map(({ list: { contentHash: _hash, partiesCount: _count, ...list } }) => list),
      ...thresholds,
      hits,
    };
    return { screening, subject, ...key };
  });
}

/**
 * A confirmed hit is lifted by a person alone: neither by another spelling of the supplier nor by a
 * list without the party.
 */
function confirmedBefore(
  { supplierId }: ScreeningSubject,
  now: readonly Found[],
  decisions: readonly KnownDecision[],
): Found[] {
  const foundIds = new Set(now.map((it) => it.hitId));
  const confirmed = decisions.filter(
    (it) => it.kind === 'confirmed' && it.supplierId === supplierId && !foundIds.has(it.hitId),
  );
  return [...new Map(confirmed.map((it) => [it.hitId, it.found])).values()];
}

/** What is found now always shows; what is not, only while it is confirmed. */
const stillShows =
  (now: readonly Found[]) =>
  ({ hitId, state }: ScreeningHit): boolean =>
    state === 'confirmed' || now.some((it) => it.hitId === hitId);
