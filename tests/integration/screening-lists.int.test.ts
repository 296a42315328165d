import { afterAll, describe, expect, it } from 'vitest';
import { createListMatchers } from '#memory/lists/list-matchers.ts';
import { loadList } from '#memory/lists/load-list.ts';
import type { ListLoad } from '#memory/lists/load-list.ts';
import { loadSampleList } from '#memory/lists/sample-list.ts';
import { diffVersions, listScreeningLists, partiesOf } from '#memory/lists/stored-lists.ts';
import { markVersionTold, untoldVersions } from '#memory/lists/told-versions.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { anOwnList, strangers } from '../support/screening-builders.ts';

const database = testDatabase();
afterAll(() => database.close());

const load = (tenantId: string, wanted: ListLoad) => loadList(database, tenantId, wanted);
const shown = (tenantId: string) => listScreeningLists(database, tenantId);
const names = (tenantId: string, version: number) =>
  database.inTenant(tenantId, async (tx) => {
    const parties = await partiesOf(tx, tenantId, 'own_block', version);
    return parties.map((it) => it.party.names[0]?.name ?? '').toSorted();
  });

describe('a list', () => {
  it('gets a version for every file that says something new, and none for the same file', async () => {
    const tenantId = aTenantId();
    const first = anOwnList([{ name: 'Acme' }, { name: 'Bolt' }, { name: 'Crane' }]);
    expect(await load(tenantId, first)).toMatchObject({ kind: 'loaded', version: 1 });
    expect(await load(tenantId, first)).toMatchObject({ kind: 'unchanged', version: 1 });
    const second = anOwnList([
      { name: 'Acme' },
      { name: 'Bolt', reason: 'bribes' },
      { name: 'Dyno' },
    ]);
    expect(await load(tenantId, { ...second, publishedOn: '2026-03-02' })).toMatchObject({
      kind: 'loaded',
      version: 2,
      partiesCount: 3,
      addedCount: 1,
      changedCount: 1,
      removedCount: 1,
    });
  });

  it('can be read as it was in any version, and two versions be compared', async () => {
    const tenantId = aTenantId();
    await load(tenantId, anOwnList([{ name: 'Acme' }, { name: 'Bolt' }, { name: 'Crane' }]));
    await load(tenantId, anOwnList([{ name: 'Acme' }, { name: 'Bolt', reason: 'bribes' }]));
    await load(tenantId, anOwnList([{ name: 'Acme' }, { name: 'Crane' }]));
    expect(await names(tenantId, 1)).toEqual(['Acme', 'Bolt', 'Crane']);
    expect(await names(tenantId, 2)).toEqual(['Acme', 'Bolt']);
    expect(await names(tenantId, 3)).toEqual(['Acme', 'Crane']);
    const between = (from: number, to: number) =>
      diffVersions(database, tenantId, { listId: 'own_block', from, to });
    expect(await between(1, 2)).toMatchObject({
      added: [],
      changed: [{ name: 'Bolt', fields: ['remarks'] }],
      removed: [{ name: 'Crane' }],
    });
    expect(await between(1, 3)).toMatchObject({ addedCount: 0, changedCount: 0, removedCount: 1 });
    expect(await between(3, 2)).toMatchObject({ added: [{ name: 'Bolt' }] });
    expect(await between(3, 4)).toBeNull();
  });

  it('is a sample only while its version in use is one, and says so in its title', async () => {
    const tenantId = aTenantId();
    const list = anOwnList([{ name: 'Acme' }]);
    await load(tenantId, { ...list, sample: true });
    expect(await shown(tenantId)).toMatchObject([
      { title: 'Own block list (sample of 2026-03-01)', sample: true, publishedOn: '2026-03-01' },
    ]);
    await load(tenantId, list);
    expect(await shown(tenantId)).toMatchObject([
      { title: 'Own block list', sample: false, versions: [{ version: 2 }, { version: 1 }] },
    ]);
  });

  it('of one tenant is not there for another', async () => {
    await load(aTenantId(), anOwnList([{ name: 'Acme' }]));
    expect(await shown(aTenantId())).toEqual([]);
  });

  it('is told to agents once', async () => {
    const tenantId = aTenantId();
    await load(tenantId, anOwnList([{ name: 'Acme' }]));
    const version = { tenantId, listId: 'own_block', version: 1 };
    expect(await untoldVersions(database, 1_000)).toContainEqual(version);
    await markVersionTold(database, version);
    expect(await untoldVersions(database, 1_000)).not.toContainEqual(version);
  });
});

describe('a bad list', () => {
  const text = 'name,aliases,country,registration_number,lei,reason,until\nAcme,,,,,fraud,\nBo';
  const header = text.split('\n')[0] ?? '';
  const withContent = (content: string | Uint8Array): Partial<ListLoad> => ({
    files: [{ name: 'block-list.csv', content }],
  });
  it.each<[string, Partial<ListLoad>, string, RegExp]>([
    ['that is cut off', withContent(text), 'LIST_MALFORMED', /block-list\.csv, line 3/],
    ['that is empty', withContent(''), 'LIST_EMPTY', /is empty/],
    ['of zero rows', withContent(header), 'LIST_EMPTY', /no rows/],
    ['in UTF-16', withContent(Buffer.from(text, 'utf16le')), 'LIST_ENCODING_WRONG', /UTF-8/],
    ['of another layout', withContent('a;b\n1;2'), 'LIST_MALFORMED', /line 1 lacks/],
    ['that is older', { publishedOn: '2026-02-28' }, 'LIST_OLDER', /2026-02-28.*2026-03-01/],
    ['of a day to come', { publishedOn: '2999-01-01' }, 'LIST_DATE_WRONG', /yet to come/],
    ['of a day that is none', { publishedOn: '2026-02-30' }, 'LIST_DATE_WRONG', /no day/],
    ['without a day', { publishedOn: null }, 'LIST_DATE_WRONG', /carry no date/],
    [
      'that lost most of its parties',
      anOwnList([{ name: 'Acme' }]),
      'LIST_SHRUNK',
      /2 of 3 parties would be gone/,
    ],
  ])('%s is refused, and the last good one stays in use', async (_, changes, code, message) => {
    const tenantId = aTenantId();
    const good = anOwnList([{ name: 'Acme' }, { name: 'Bolt' }, { name: 'Crane' }]);
    await load(tenantId, good);
    const before = await shown(tenantId);
    await expect(load(tenantId, { ...good, ...changes })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    await expect(load(tenantId, { ...good, ...changes })).rejects.toThrow(
      'Nothing was loaded; version 1 of 2026-03-01 stays in use.',
    );
    expect(await shown(tenantId)).toEqual(before);
    expect(await names(tenantId, 1)).toEqual(['Acme', 'Bolt', 'Crane']);
  });

  it('that is older or much shorter is taken when somebody insists', async () => {
    const tenantId = aTenantId();
    await load(tenantId, anOwnList(strangers(10)));
    const old = anOwnList(strangers(2), { publishedOn: '2026-01-01', force: true });
    expect(await load(tenantId, old)).toMatchObject({ version: 2, partiesCount: 2 });
  });
});

describe('two loads at once', () => {
  it('of the same file make one version', async () => {
    const tenantId = aTenantId();
    const list = anOwnList(strangers(50));
    const loaded = await Promise.all([load(tenantId, list), load(tenantId, list)]);
    expect(loaded.map((it) => it.kind).toSorted()).toEqual(['loaded', 'unchanged']);
    expect((await shown(tenantId))[0]?.versions).toHaveLength(1);
  });
});

describe('the sample that comes along', () => {
  it('is loaded as a sample with its month, and never beside a list of the tenant', async () => {
    const tenantId = aTenantId();
    expect(await loadSampleList(database, tenantId)).toMatchObject({ partiesCount: 8_976 });
    expect(await shown(tenantId)).toMatchObject([
      {
        title: 'OFAC Specially Designated Nationals (sample of 2021-07)',
        publisher: 'US Treasury, Office of Foreign Assets Control',
        sample: true,
      },
    ]);
    expect(await loadSampleList(database, tenantId)).toBeNull();
  });
});

describe('matchers', () => {
  it('of the same content are shared between tenants, and made once for callers at once', async () => {
    const [one, other] = [aTenantId(), aTenantId()];
    const list = anOwnList(strangers(20));
    await load(one, list);
    await load(other, list);
    const matchers = createListMatchers(database);
    const [first, second, third] = await Promise.all(
      [one, one, other].map((it) => matchers.active(it)),
    );
    expect(first?.[0]?.matcher).toBe(second?.[0]?.matcher);
    expect(first?.[0]?.matcher).toBe(third?.[0]?.matcher);
  });

  it('that were not used for longest make room when lists get too many', async () => {
    const [one, other] = [aTenantId(), aTenantId()];
    await load(one, anOwnList(strangers(20)));
    await load(other, anOwnList(strangers(21)));
    const matchers = createListMatchers(database, 30);
    const matcherOf = async (tenantId: string) => (await matchers.active(tenantId))[0]?.matcher;
    const first = await matcherOf(one);
    expect(await matcherOf(one)).toBe(first);
    await matcherOf(other);
    expect(await matcherOf(one)).not.toBe(first);
  });
});
