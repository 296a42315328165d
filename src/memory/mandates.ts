import type { AwardProposal, Mandate } from '#contracts/negotiation.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { Database, Transaction } from './database.ts';
import { readCursor, toPage } from './paging.ts';
import type { Page, PageWish } from './paging.ts';
import { hashOfJson, storableJson } from './storable-json.ts';

/** A mandate as it was given; `hash` is that of everything in it, see `hashOfMandate`. */
export type MandateView = Mandate & { hash: string; givenAtMs: number };

/** SHA-256 of the mandate as JSON with sorted keys, in lower-case hexadecimal. */
export const hashOfMandate = (mandate: Mandate): string =>
  hashOfJson(JSON.parse(storableJson(mandate)));

/**
 * Hashes that are stored with a record: of each mandate given, or of the one that each line of an
 * award was checked under (null = none); in the order of mandates or lines.
 */
export function mandateHashesOf(record: CaseRecord): (string | null)[] | null {
  if (record.kind === 'mandates') return record.mandates.map(hashOfMandate);
  if (record.kind !== 'award') return null;
  const { lines, mandates } = record.proposal;
  return lines.map(({ supplierId }) => {
    const mandate = newestOf(mandates, supplierId);
    return mandate === undefined ? null : hashOfMandate(mandate);
  });
}

/** The newest counts, as where the award is checked. */
const newestOf = (mandates: AwardProposal['mandates'], supplierId: string): Mandate | undefined =>
  mandates
    .filter((it) => it.supplierId === supplierId)
    .toSorted((a, b) => b.version - a.version)[0];

/** Mandates of a case, first given first, of one supplier when named. */
export function mandatesOf(
  database: Database,
  tenantId: string,
  caseId: string,
  { supplierId = null }: { supplierId?: string | null },
  wish: PageWish,
): Promise<Page<MandateView>> {
  const after = readCursor(wish.cursor);
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<(MandateRow & { place: string })[]>`
      select * from (
        select body, hash, given_at as "givenAt",
          lpad(version::text, 10, '0') || ' ' || supplier_id as place
        from mandates
        where tenant_id = ${tenantId} and case_id = ${caseId}
          and (${supplierId}::text is null or supplier_id = ${supplierId})
      ) as given
      where ${after === null} or ("givenAt", place) > (${after?.at ?? null}::timestamptz, ${after?.id ?? ''})
      order by "givenAt", place limit ${wish.limit + 1}`;
    const page = toPage(rows, wish.limit, (it) => ({ at: it.givenAt, id: it.place }));
    return { ...page, items: page.items.map(toView) };
  });
}

type MandateRow = { body: Mandate; hash: string; givenAt: Date };

const toView = ({ body, hash, givenAt }: MandateRow): MandateView => ({
  ...body,
  hash,
  givenAtMs: givenAt.getTime(),
});

/** Gives what finds the hash of a mandate of the case; null when that mandate is not stored. */
export async function mandateHashFinder(
  tx: Transaction,
  tenantId: string,
  caseId: string,
): Promise<(supplierId: string, version: number) => string | null> {
  const rows = await tx.mandate.findMany({
    where: { tenantId, caseId },
    select: { supplierId: true, version: true, hash: true },
  });
  const hashes = new Map(rows.map((it) => [JSON.stringify([it.supplierId, it.version]), it.hash]));
  return (supplierId, version) => hashes.get(JSON.stringify([supplierId, version])) ?? null;
}
