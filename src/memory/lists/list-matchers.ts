import type { ListedParty } from '#domain/screening/listed-party.ts';
import type { Matcher } from '#domain/screening/match.ts';
import { makeMatcher } from '#domain/screening/matcher.ts';
import type { Database } from '../database.ts';
import { inSlices } from './in-slices.ts';
import { activeVersions, partiesOf, versionOf } from './stored-lists.ts';
import type { StoredParty, StoredVersionRef } from './stored-lists.ts';
import { warmUp } from './warm-up.ts';

/** Suppliers are compared with `parties`; ships and aircraft are asked for on their own. */
export type PartyGroup = 'parties' | 'craft';

export type ListMatcher = {
  list: StoredVersionRef;
  matcher: Matcher;
  /** SHA-256 of the party's record. */
  recordHashOf(partyId: string): string;
};

export type ListMatchers = {
  /** One for every list of the tenant, on the version in use. */
  active(tenantId: string, group?: PartyGroup): Promise<ListMatcher[]>;
  /** On any version; null when the tenant has no such one. */
  ofVersion(tenantId: string, listId: string, version: number): Promise<ListMatcher | null>;
};

type Loaded = Omit<ListMatcher, 'list'>;

/**
 * About 3 kB each with their records; lists beyond this are read again when needed. One list is kept
 * however long it is.
 */
const PARTIES_MAX = 300_000;

/**
 * Keeps matchers in memory by the content of their list, so that tenants with the same list share
 * one; the one that was not used for longest goes first.
 */
export function createListMatchers(database: Database, partiesMax = PARTIES_MAX): ListMatchers {
  const kept = new Map<string, { loading: Promise<Loaded>; partiesCount: number }>();

  const load = (tenantId: string, list: StoredVersionRef, group: PartyGroup): Promise<Loaded> => {
    const key = `${list.contentHash} ${group}`;
    const known = kept.get(key);
    const loading = known?.loading ?? read(database, tenantId, list, group);
    kept.delete(key);
    kept.set(key, { loading, partiesCount: list.partiesCount });
    // A failed reading is not remembered; whoever comes next tries again.
    if (known === undefined) loading.catch(() => kept.delete(key));
    let count = [...kept.values()].reduce((sum, it) => sum + it.partiesCount, 0);
    for (const [oldest, { partiesCount }] of kept) {
      if (count <= partiesMax || oldest === key) break;
      kept.delete(oldest);
      count -= partiesCount;
    }
    return loading;
  };

  return {
    async active(tenantId, group = 'parties') {
      const lists = await database.inTenant(tenantId, (tx) => activeVersions(tx, tenantId));
      return Promise.all(
        lists.map(async (list) => ({ list, ...(await load(tenantId, list, group)) })),
      );
    },
    async ofVersion(tenantId, listId, version) {
      const list = await database.inTenant(tenantId, (tx) =>
        versionOf(tx, tenantId, listId, version),
      );
      return list === null ? null : { list, ...(await load(tenantId, list, 'parties')) };
    },
  };
}

const READ_MS_MAX = 120_000;

async function read(
  database: Database,
  tenantId: string,
  { listId, version }: StoredVersionRef,
  group: PartyGroup,
): Promise<Loaded> {
  const rows = await database.inTenant(
    tenantId,
    (tx) => partiesOf(tx, tenantId, listId, version),
    READ_MS_MAX,
  );
  const hashes = await inSlices(recordHashes(rows));
  const parties = rows.map((it) => it.party).filter((it) => groupOf(it) === group);
  const matcher = await inSlices(makeMatcher(parties));
  await inSlices(warmUp(matcher, parties));
  return { matcher, recordHashOf: (partyId) => hashes.get(partyId) ?? '' };
}

function* recordHashes(rows: readonly StoredParty[]): Generator<void, Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { party, recordHash } of rows) {
    hashes.set(party.partyId, recordHash);
    yield;
  }
  return hashes;
}

const groupOf = ({ kind }: ListedParty): PartyGroup =>
  kind === 'vessel' || kind === 'aircraft' ? 'craft' : 'parties';
