import { createHash } from 'node:crypto';
import { ParleyError } from '#contracts/errors.ts';
import { ListDate } from '#contracts/screening.ts';
import type { ListSource } from '#contracts/screening.ts';
import { isoDayOf } from '#domain/days.ts';
import type { Database } from '../database.ts';
import { isIsoDate } from '../import/cells.ts';
import { hashOfJson } from '../storable-json.ts';
import type { ListFile } from './list-file.ts';
import { listFormats } from './list-formats.ts';
import type { ParsedList } from './parsed-list.ts';
import { activeVersion, writeVersion } from './write-version.ts';
import type { LoadedList, PreparedList } from './write-version.ts';

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
    return await database.inTenant(
      tenantId,
      (tx) => writeVersion(tx, tenantId, prepared),
      LOAD_MS_MAX,
    );
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

function prepare(load: ListLoad): PreparedList {
  const parsed = listFormats[load.source].parse(load.files);
  const parties = new Map(
    parsed.parties.map((party) => [party.partyId, { party, recordHash: hashOfJson(party) }]),
  );
  const content = [...parties].map(([id, { recordHash }]) => `${id} ${recordHash}`).toSorted();
  const fileHash = createHash('sha256');
  for (const { content: bytes } of load.files) fileHash.update(bytes);
  return {
    listId: load.source,
    files: load.files.map((it) => it.name),
    sample: load.sample,
    loadedBy: load.loadedBy,
    force: load.force ?? false,
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
