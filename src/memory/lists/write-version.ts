import { ParleyError } from '#contracts/errors.ts';
import type { ListSource } from '#contracts/screening.ts';
import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { Transaction } from '../database.ts';
import { writeRows } from '../import/write-rows.ts';
import { diffParties } from './diff-parties.ts';
import type { PartiesDiff } from './diff-parties.ts';
import { listFormats } from './list-formats.ts';

/** A list that was read and found whole. */
export type PreparedList = {
  listId: ListSource;
  /** Names of its files. */
  files: readonly string[];
  publishedOn: string;
  sample: boolean;
  loadedBy: string;
  /** Takes an older list, and one that lost more than half of its parties. */
  force: boolean;
  parties: ReadonlyMap<string, { party: ListedParty; recordHash: string }>;
  fileHash: string;
  contentHash: string;
};

export type LoadedList = {
  /** `unchanged`: these very files are in use already, and no version was made. */
  kind: 'loaded' | 'unchanged';
  listId: ListSource;
  version: number;
  publishedOn: string;
  partiesCount: number;
  addedCount: number;
  changedCount: number;
  removedCount: number;
};

type Version = NonNullable<Awaited<ReturnType<Transaction['screeningListVersion']['findUnique']>>>;

/**
 * Makes what was prepared the version in use, with the parties in which it differs.
 * @throws ParleyError unless forced LIST_OLDER and LIST_SHRUNK
 */
export async function writeVersion(
  tx: Transaction,
  tenantId: string,
  prepared: PreparedList,
): Promise<LoadedList> {
  const { listId, parties, publishedOn, force } = prepared;
  await lockList(tx, tenantId, listId);
  const active = await activeVersion(tx, tenantId, listId);
  if (active !== null && isSame(active, prepared)) {
    return { ...counts(active), kind: 'unchanged', listId };
  }
  if (active !== null && !force) refuseOlder(active, publishedOn);
  const before = await activeHashes(tx, tenantId, listId);
  const after = new Map([...parties].map(([id, { recordHash }]) => [id, recordHash]));
  const diff = diffParties(before, after);
  if (!force) refuseShrunk(before.size, diff);
  const version = (active?.version ?? 0) + 1;
  await replaceParties(tx, { tenantId, listId, version, parties, diff });
  const row = await tx.screeningListVersion.create({
    data: {
      tenantId,
      listId,
      version,
      publishedOn,
      isSample: prepared.sample,
      files: [...prepared.files],
      fileHash: prepared.fileHash,
      contentHash: prepared.contentHash,
      partiesCount: parties.size,
      addedCount: diff.added.length,
      changedCount: diff.changed.length,
      removedCount: diff.removed.length,
      loadedBy: prepared.loadedBy,
      loadedAt: new Date(),
    },
  });
  const where = { tenantId_listId: { tenantId, listId } };
  await tx.screeningList.update({ where, data: { activeVersion: version } });
  return { ...counts(row), kind: 'loaded', listId };
}

/** Two loads of one list run one after the other, and the second one sees the first. */
async function lockList(tx: Transaction, tenantId: string, source: ListSource): Promise<void> {
  const { title, publisher } = listFormats[source];
  const list = { tenantId, listId: source, source, title, publisher };
  await tx.screeningList.createMany({ data: [list], skipDuplicates: true });
  await tx.$queryRaw`select 1 from screening_lists
    where tenant_id = ${tenantId} and list_id = ${source} for update`;
}

/** The version in use; null when the tenant has no such list. */
export async function activeVersion(
  tx: Transaction,
  tenantId: string,
  listId: string,
): Promise<Version | null> {
  const list = await tx.screeningList.findUnique({
    where: { tenantId_listId: { tenantId, listId } },
  });
  if (list === null || list.activeVersion === null) return null;
  const key = { tenantId, listId, version: list.activeVersion };
  return tx.screeningListVersion.findUnique({ where: { tenantId_listId_version: key } });
}

const isSame = (active: Version, { sample, fileHash, publishedOn }: PreparedList): boolean =>
  active.fileHash === fileHash && active.publishedOn === publishedOn && active.isSample === sample;

function refuseOlder(active: Version, publishedOn: string): void {
  if (publishedOn >= active.publishedOn) return;
  throw new ParleyError(
    'LIST_OLDER',
    `This list is of ${publishedOn}, the one in use of ${active.publishedOn}. Force it if you ` +
      'mean to go back.',
  );
}

function refuseShrunk(beforeCount: number, { removed }: PartiesDiff): void {
  if (removed.length * 2 <= beforeCount) return;
  throw new ParleyError(
    'LIST_SHRUNK',
    `${removed.length} of ${beforeCount} parties would be gone, more than half. The file may be ` +
      'cut off or another list; force it if that is right.',
  );
}

async function activeHashes(
  tx: Transaction,
  tenantId: string,
  listId: string,
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; hash: string }[]>`
    select party_id as id, record_hash as hash from screening_parties
    where tenant_id = ${tenantId} and list_id = ${listId} and to_version is null`;
  return new Map(rows.map((it) => [it.id, it.hash]));
}

async function replaceParties(
  tx: Transaction,
  {
    tenantId,
    listId,
    version,
    parties,
    diff,
  }: {
    tenantId: string;
    listId: string;
    version: number;
    parties: PreparedList['parties'];
    diff: PartiesDiff;
  },
): Promise<void> {
  await tx.$executeRaw`update screening_parties set to_version = ${version}
    where tenant_id = ${tenantId} and list_id = ${listId} and to_version is null
      and party_id = any(${[...diff.changed, ...diff.removed]})`;
  const rows = [...diff.added, ...diff.changed].map((id) => ({
    tenant_id: tenantId,
    list_id: listId,
    party_id: id,
    from_version: version,
    record_hash: parties.get(id)?.recordHash,
    record: parties.get(id)?.party,
  }));
  await writeRows(tx, {
    table: 'screening_parties',
    key: ['list_id', 'party_id', 'from_version'],
    update: [],
    insertOnly: ['record_hash', 'record'],
    rows,
  });
}

const counts = (it: Version): Omit<LoadedList, 'kind' | 'listId'> => ({
  version: it.version,
  publishedOn: it.publishedOn,
  partiesCount: it.partiesCount,
  addedCount: it.addedCount,
  changedCount: it.changedCount,
  removedCount: it.removedCount,
});
