import type { ListDiff, ListVersion, ScreenedList, ScreeningList } from '#contracts/screening.ts';
import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { Database, Transaction } from '../database.ts';

/** Parties shown of each kind of difference; the counts are of all. */
const DIFFED_SHOWN_MAX = 1_000;

type StoredVersion = NonNullable<
  Awaited<ReturnType<Transaction['screeningListVersion']['findUnique']>>
>;
type StoredList = NonNullable<Awaited<ReturnType<Transaction['screeningList']['findUnique']>>>;
type Titled = Pick<StoredList, 'listId' | 'title' | 'publisher'>;
type Dated = Pick<StoredVersion, 'version' | 'publishedOn' | 'isSample'>;
type NamedVersion = Titled & Dated & Pick<StoredVersion, 'contentHash' | 'partiesCount'>;

/** One version of a list, with what its content is found by. */
export type StoredVersionRef = ScreenedList & { contentHash: string; partiesCount: number };

/** The tenant's lists by id, each with all its versions. */
export function listScreeningLists(database: Database, tenantId: string): Promise<ScreeningList[]> {
  return database.inTenant(tenantId, async (tx) => {
    const where = { tenantId };
    const lists = await tx.screeningList.findMany({ where, orderBy: { listId: 'asc' } });
    const versions = await tx.screeningListVersion.findMany({
      where,
      orderBy: { version: 'desc' },
    });
    return lists.flatMap((list) => {
      const its = versions.filter((it) => it.listId === list.listId);
      const active = its.find((it) => it.version === list.activeVersion);
      if (active === undefined) return [];
      const source = list.source as ScreeningList['source'];
      return [{ ...toScreened(list, active), source, versions: its.map(toVersion) }];
    });
  });
}

/** The version of each list that is in use, by list id. */
export async function activeVersions(
  tx: Transaction,
  tenantId: string,
): Promise<StoredVersionRef[]> {
  const rows = await tx.$queryRaw<NamedVersion[]>`
    select l.list_id as "listId", l.title, l.publisher, v.version,
      v.published_on as "publishedOn", v.is_sample as "isSample", v.content_hash as "contentHash",
      v.parties_count as "partiesCount"
    from screening_lists l join screening_list_versions v
      on v.tenant_id = l.tenant_id and v.list_id = l.list_id and v.version = l.active_version
    where l.tenant_id = ${tenantId} order by l.list_id`;
  return rows.map((it) => toRef(it, it));
}

/** Null when the tenant has no such list or version. */
export async function versionOf(
  tx: Transaction,
  tenantId: string,
  listId: string,
  version: number,
): Promise<StoredVersionRef | null> {
  const list = await tx.screeningList.findUnique({
    where: { tenantId_listId: { tenantId, listId } },
  });
  const row = await tx.screeningListVersion.findUnique({
    where: { tenantId_listId_version: { tenantId, listId, version } },
  });
  return list === null || row === null ? null : toRef(list, row);
}

/** Read in pages, since reading all rows of a big list at once would hold the process up for seconds. */
const PARTIES_PER_PAGE = 500;

export type StoredParty = { party: ListedParty; recordHash: string };

/** The parties of any version, old ones too, by id. */
export async function partiesOf(
  tx: Transaction,
  tenantId: string,
  listId: string,
  version: number,
): Promise<StoredParty[]> {
  const parties: StoredParty[] = [];
  for (;;) {
    const after = parties.at(-1)?.party.partyId ?? '';
    const page = await tx.$queryRaw<StoredParty[]>`
      select record as party, record_hash as "recordHash" from screening_parties
      where tenant_id = ${tenantId} and list_id = ${listId} and party_id > ${after}
        and from_version <= ${version} and (to_version is null or to_version > ${version})
      order by party_id limit ${PARTIES_PER_PAGE}`;
    parties.push(...page);
    if (page.length < PARTIES_PER_PAGE) return parties;
  }
}

/** What version `to` has other than version `from`; null when one of them does not exist. */
export function diffVersions(
  database: Database,
  tenantId: string,
  { listId, from, to }: { listId: string; from: number; to: number },
): Promise<ListDiff | null> {
  return database.inTenant(tenantId, async (tx) => {
    const ends = [from, to].map((version) => versionOf(tx, tenantId, listId, version));
    if ((await Promise.all(ends)).includes(null)) return null;
    const rows = await tx.$queryRaw<DiffRow[]>`
      with was as (select * from screening_parties
          where tenant_id = ${tenantId} and list_id = ${listId} and from_version <= ${from}
            and (to_version is null or to_version > ${from})),
        now as (select * from screening_parties
          where tenant_id = ${tenantId} and list_id = ${listId} and from_version <= ${to}
            and (to_version is null or to_version > ${to}))
      select party_id as "partyId", was.record as was, now.record as now
      from was full join now using (party_id)
      where was.record_hash is distinct from now.record_hash
      order by party_id`;
    return { listId, from, to, ...toDiff(rows) };
  });
}

type DiffRow = { partyId: string; was: ListedParty | null; now: ListedParty | null };

function toDiff(rows: readonly DiffRow[]): Omit<ListDiff, 'listId' | 'from' | 'to'> {
  const added = rows.filter((it) => it.was === null);
  const removed = rows.filter((it) => it.now === null);
  const changed = rows.filter((it) => it.was !== null && it.now !== null);
  const named = ({ partyId, was, now }: DiffRow) => ({
    partyId,
    name: (now ?? was)?.names[0]?.name ?? '',
  });
  return {
    addedCount: added.length,
    changedCount: changed.length,
    removedCount: removed.length,
    added: added.slice(0, DIFFED_SHOWN_MAX).map(named),
    changed: changed
      .slice(0, DIFFED_SHOWN_MAX)
      .map((row) => ({ ...named(row), fields: changedFields(row) })),
    removed: removed.slice(0, DIFFED_SHOWN_MAX).map(named),
  };
}

function changedFields({ was, now }: DiffRow): string[] {
  const [before, after] = [was ?? {}, now ?? {}].map((it) => new Map(Object.entries(it)));
  const fields = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  return fields
    .filter((it) => JSON.stringify(before?.get(it)) !== JSON.stringify(after?.get(it)))
    .toSorted();
}

/** A sample says so in its title, since titles are what people read. */
function toScreened(list: Titled, version: Dated): ScreenedList {
  const { listId, title, publisher } = list;
  const { publishedOn, isSample: sample } = version;
  return {
    listId,
    title: sample ? `${title} (sample of ${publishedOn})` : title,
    publisher,
    version: version.version,
    publishedOn,
    sample,
  };
}

const toRef = (
  list: Titled,
  version: Dated & Pick<StoredVersion, 'contentHash' | 'partiesCount'>,
): StoredVersionRef => ({
  ...toScreened(list, version),
  contentHash: version.contentHash,
  partiesCount: version.partiesCount,
});

const toVersion = (it: StoredVersion): ListVersion => ({
  version: it.version,
  publishedOn: it.publishedOn,
  sample: it.isSample,
  loadedAtMs: it.loadedAt.getTime(),
  loadedBy: it.loadedBy,
  files: it.files,
  fileHash: it.fileHash,
  partiesCount: it.partiesCount,
  addedCount: it.addedCount,
  changedCount: it.changedCount,
  removedCount: it.removedCount,
});
