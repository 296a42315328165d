import { createHash } from 'node:crypto';
import { ParleyError } from '#contracts/errors.ts';
import { ListDate } from '#contracts/screening.ts';
import type { ListSource } from '#contracts/screening.ts';
import { isoDayOf } from '#domain/days.ts';
import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { Database, Transaction } from '../database.ts';
import { isIsoDate } from '../import/cells.ts';
import { writeRows } from '../import/write-rows.ts';
import { hashOfJson } from '../storable-json.ts';
import { diffParties } from './diff-parties.ts';
import type { PartiesDiff } from './diff-parties.ts';
import type { ListFile } from './list-file.ts';
import { listFormats } from './list-formats.ts';
import type { ParsedList } from './parsed-list.ts';

export type ListLoad = {
  source: ListSource;
  /** In the order of the format's `fileNames`. */
  files: readonly ListFile[];
  /** Day of the list, or month; null = as its rows say. */
  publishedOn: string | null;
  /** True for data that is shown as a sample and never as a list in force. */
  sample: boolean;
  loadedBy: string;
  /** Takes an older list, and one that lost more than half of its parties. */
  force?: boolean;
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
type Prepared = {
  load: ListLoad;
  parties: ReadonlyMap<string, { party: ListedParty; recordHash: string }>;
  publishedOn: string;
  fileHash: string;
  contentHash: string;
};

/** A hundred thousand parties take some seconds; this bounds a hang. */
const LOAD_MS_MAX = 120_000;

/**
 * Makes the files the new version of their list, in one transaction: nobody ever screens against
 * half of it, and what is refused leaves the version before in use.
 * @throws ParleyError LIST_MALFORMED, LIST_EMPTY, LIST_ENCODING_WRONG, LIST_DATE_WRONG; unless
 *   forced LIST_OLDER and LIST_SHRUNK
 */
export async function loadList(
  database: Database,
  tenantId: string,
  load: ListLoad,
): Promise<LoadedList> {
  try {
    const prepared = prepare(load);
    return await database.inTenant(tenantId, (tx) => write(tx, tenantId, prepared), LOAD_MS_MAX);
  } catch (cause) {
    if (!(cause instanceof ParleyError)) throw cause;
    const kept = await database.inTenant(tenantId, (tx) =>
      activeVersion(tx, tenantId, load.source),
    );
    const keeps =
      kept === null
        ? 'Nothing was loaded.'
        : `Nothing was loaded; version ${kept.version} of ${kept.publishedOn} stays in use.`;
    throw new ParleyError(cause.code, `${cause.message} ${keeps}`, cause.issues);
  }
}

function prepare(load: ListLoad): Prepared {
  const parsed = listFormats[load.source].parse(load.files);
  const parties = new Map(
    parsed.parties.map((party) => [party.partyId, { party, recordHash: hashOfJson(party) }]),
  );
  const content = [...parties].map(([id, { recordHash }]) => `${id} ${recordHash}`).toSorted();
  const fileHash = createHash('sha256');
  for (const { content: bytes } of load.files) fileHash.update(bytes);
  return {
    load,
    parties,
    publishedOn: dateOf(load, parsed),
    fileHash: fileHash.digest('hex'),
    contentHash: createHash('sha256').update(content.join('\n')).digest('hex'),
  };
}

function dateOf(load: ListLoad, parsed: ParsedList): string {
  const date = load.publishedOn ?? parsed.publishedOn;
  if (date === null) {
    throw new ParleyError(
      'LIST_DATE_WRONG',
      `Files of ${listFormats[load.source].title} carry no date. Say of which day they are.`,
    );
  }
  const isDate =
    ListDate.safeParse(date).success && isIsoDate(date.length === 7 ? `${date}-01` : date);
  if (!isDate) {
    throw new ParleyError('LIST_DATE_WRONG', `"${date}" is no day such as 2026-03-31.`);
  }
  if (date > isoDayOf(Date.now())) {
    throw new ParleyError(
      'LIST_DATE_WRONG',
      `${date} is yet to come; every list after this one would look older.`,
    );
  }
  return date;
}

async function write(tx: Transaction, tenantId: string, prepared: Prepared): Promise<LoadedList> {
  const { load, parties, publishedOn } = prepared;
  const { source: listId, force = false } = load;
  await lockList(tx, tenantId, load.source);
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
      isSample: load.sample,
      files: load.files.map((it) => it.name),
      fileHash: prepared.fileHash,
      contentHash: prepared.contentHash,
      partiesCount: parties.size,
      addedCount: diff.added.length,
      changedCount: diff.changed.length,
      removedCount: diff.removed.length,
      loadedBy: load.loadedBy,
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

async function activeVersion(
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

const isSame = (active: Version, { load, fileHash, publishedOn }: Prepared): boolean =>
  active.fileHash === fileHash &&
  active.publishedOn === publishedOn &&
  active.isSample === load.sample;

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
    parties: Prepared['parties'];
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
