import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningList } from '#contracts/screening.ts';
import { loadList } from '#memory/lists/load-list.ts';
import { createScreening } from '#memory/lists/screening.ts';
import { testDatabase } from '../support/memory-builders.ts';
import { startApi, until } from '../support/running-api.ts';
import type { Problem, RunningApi } from '../support/running-api.ts';
import { anOwnList, strangers } from '../support/screening-builders.ts';
import { aCaseWith, aScreeningDesk, refused } from '../support/screening-desk.ts';
import type { Page } from '../support/screening-desk.ts';

const database = testDatabase();
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

describe('lists over HTTP', () => {
  it('name publisher, day, versions and whether they are samples', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    await loadList(database, tenantId, anOwnList([{ name: 'Acmeron' }, ...strangers(5)]));
    const { body } = await officer.get<Page<ScreeningList>>('/v1/screening/lists');
    expect(body.items).toMatchObject([
      { listId: 'own_block', publisher: 'this desk', version: 2, sample: false },
    ]);
    const diff = await officer.get('/v1/screening/lists/own_block/diff?from=1&to=2');
    expect(diff.body).toMatchObject({
      addedCount: 1,
      removedCount: 1,
      removed: [{ name: 'Acmeron Trading' }],
    });
  });

  it.each([
    ['own_block/diff?from=1&to=9', 404, 'LIST_VERSION_UNKNOWN'],
    ['ofac_sdn/diff?from=1&to=2', 404, 'LIST_UNKNOWN'],
    ['own_block/diff?from=0&to=1', 400, 'QUERY_INVALID'],
    ['own_block/diff?from=1', 400, 'QUERY_INVALID'],
  ])('%s is refused', async (path, status, code) => {
    const { officer } = await aScreeningDesk(api, database);
    expect(await refused(officer.get<Problem>(`/v1/screening/lists/${path}`))).toEqual([
      status,
      code,
    ]);
  });
});

describe('a new version of a list', () => {
  it('affects suppliers of open cases whose hits it changes, and no others', async () => {
    const { tenantId } = await aScreeningDesk(api, database, [
      { supplier_id: 'acme', legal_name: 'Acmeron Trading' },
      { supplier_id: 'bolt', legal_name: 'Boltavia Fasteners' },
      { supplier_id: 'idle', legal_name: 'Boltavia Fasteners' },
    ]);
    await aCaseWith(database, tenantId, ['acme', 'bolt']);
    const more = [{ name: 'Acmeron Trading' }, { name: 'Boltavia Fasteners' }, ...strangers(5)];
    await loadList(database, tenantId, anOwnList(more));
    const { affectedSuppliers } = createScreening(database);
    expect(await affectedSuppliers(tenantId, 'own_block', 1)).toEqual(['acme']);
    expect(await affectedSuppliers(tenantId, 'own_block', 2)).toEqual(['bolt']);
  });

  it('is told to the agents of open cases by the API, whoever loaded it', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    const own = await aCaseWith(database, tenantId, ['acme']);
    await loadList(
      database,
      tenantId,
      anOwnList([{ name: 'Acmeron Trading', reason: 'bribes' }, ...strangers(5)]),
    );
    const word = await until(async () => {
      const { body: page } = await officer.get<Page<{ topic: string; body: object }>>(
        `/v1/procurements/${own.caseId}/messages`,
      );
      return page.items.findLast((it) => it.topic === 'supplier.changed') ?? null;
    });
    expect(word.body).toMatchObject({
      supplierIds: ['acme'],
      because: expect.stringMatching(/^Own block list: version \d is in use now$/),
    });
  });
});
