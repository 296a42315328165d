import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ScreeningHit,
  ScreeningRun,
  SeenHit,
  SupplierScreening,
} from '#contracts/screening.ts';
import { isoDayOf } from '#domain/days.ts';
import { loadList } from '#memory/lists/load-list.ts';
import { createScreening } from '#memory/lists/screening.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { Answer, Caller, Problem, RunningApi } from '../support/running-api.ts';
import { anOwnList, strangers } from '../support/screening-builders.ts';
import { aCaseWith, aScreeningDesk, refused, tellSuppliers } from '../support/screening-desk.ts';
import type { Page } from '../support/screening-desk.ts';

const database = testDatabase();
const REASON = 'Another company: registered in 2019 in Porto, other owners.';
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

const screeningOf = async (by: Caller, supplierId = 'acme') =>
  (await by.get<SupplierScreening>(`/v1/suppliers/${supplierId}/screening`)).body;
const hitOf = async (by: Caller, supplierId = 'acme'): Promise<ScreeningHit> => {
  const [hit] = (await screeningOf(by, supplierId)).hits;
  if (hit === undefined) throw new Error('no hit');
  return hit;
};
const decide = <T = { hit: ScreeningHit; toldCasesCount: number }>(
  by: Caller,
  { hitId }: { hitId: string },
  body: object,
): Promise<Answer<T>> => by.post<T>(`/v1/screening/hits/${hitId}/decision`, body);
const clear = (changes: object = {}) => ({ kind: 'clear', reason: REASON, ...changes });
describe('a supplier', () => {
  it('that is listed is a hit, with the list, its version, day and evidence', async () => {
    const { officer } = await aScreeningDesk(api, database);
    const screening = await screeningOf(officer);
    expect(screening.lists).toMatchObject([
      { listId: 'own_block', title: 'Own block list', version: 1, publishedOn: '2026-03-01' },
    ]);
    expect(screening.hits).toMatchObject([
      {
        supplierId: 'acme',
        listId: 'own_block',
        listVersion: 1,
        listedName: 'Acmeron Trading',
        level: 'block',
        state: 'open',
        decision: null,
        topics: ['own.block'],
        remarks: 'fraud',
      },
    ]);
    expect(screening.hits[0]?.evidence.length).toBeGreaterThan(0);
  });

  it('without any list is shown as compared with nothing', async () => {
    const tenantId = aTenantId();
    await tellSuppliers(database, tenantId, [
      { supplier_id: 'acme', legal_name: 'Acmeron Trading' },
    ]);
    const buyer = await api.caller(database, tenantId, 'buyer');
    expect(await screeningOf(buyer)).toMatchObject({ lists: [], hits: [] });
  });

  it('whose entry has ended is no hit any more', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    const ended = anOwnList([{ name: 'Acmeron Trading', until: '2026-01-31' }, ...strangers(5)]);
    await loadList(database, tenantId, ended);
    expect((await screeningOf(officer)).hits).toEqual([]);
  });

  it('that is unknown, or of another desk, is not found', async () => {
    await aScreeningDesk(api, database);
    const { officer } = await aScreeningDesk(api, database, [
      { supplier_id: 'bolt', legal_name: 'Bolt' },
    ]);
    for (const path of ['screening', 'screening/runs']) {
      const answer = officer.get<Problem>(`/v1/suppliers/acme/${path}`);
      expect(await refused(answer)).toEqual([404, 'SUPPLIER_UNKNOWN']);
    }
  });

  it('has a record of every screening that said something new, with its list versions', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    await screeningOf(officer);
    await screeningOf(officer);
    await loadList(database, tenantId, anOwnList([{ name: 'Acmeron Trading' }, ...strangers(6)]));
    await screeningOf(officer);
    const { body } = await officer.get<Page<ScreeningRun>>(
      '/v1/suppliers/acme/screening/runs?limit=1',
    );
    expect(body.items).toMatchObject([{ lists: [{ version: 2 }], hits: [{ state: 'open' }] }]);
    const rest = await officer.get<Page<ScreeningRun>>(
      `/v1/suppliers/acme/screening/runs?cursor=${body.nextCursor}`,
    );
    expect(rest.body.items).toMatchObject([{ lists: [{ version: 1 }] }]);
  });

  it.each([
    ['of ten thousand characters', 'Acmeron '.repeat(1_250).trim()],
    ['in mixed scripts', '\u0410\u0441me\u03b3on \u8cbf\u6613 \u062a\u062c\u0627\u0631\u0629'],
    ['of signs alone', '\u{1F600}\u200d\u2060 --- ...'],
    ['that holds half a character', 'Acmeron \ud800'],
  ])('with a name %s is screened like any other', async (_, name) => {
    const { tenantId } = await aScreeningDesk(api, database);
    const screening = createScreening(database);
    const subject = {
      supplierId: 'odd',
      name,
      aliases: [name],
      country: null,
      address: null,
      identifiers: [],
    };
    const [screened] = await screening.screen(tenantId, [subject]);
    expect(screened?.lists).toHaveLength(1);
  });
});

describe('a hit', () => {
  it('is cleared by a compliance officer with a reason and a last day', async () => {
    const { officer } = await aScreeningDesk(api, database);
    const hit = await hitOf(officer);
    const until = isoDayOf(Date.now() + 30 * 86_400_000);
    const { status, body } = await decide(
      officer,
      hit,
      clear({ until, recordHash: hit.recordHash }),
    );
    expect(status).toBe(200);
    expect(body.hit).toMatchObject({
      state: 'cleared',
      decision: { kind: 'cleared', by: 'a compliance_officer', reason: REASON, until },
    });
    expect(await hitOf(officer)).toMatchObject({ state: 'cleared' });
  });

  it('is open again once the listed record changed, and says so', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    await decide(officer, await hitOf(officer), clear());
    const changed = [{ name: 'Acmeron Trading', reason: 'more fraud' }, ...strangers(5)];
    await loadList(database, tenantId, anOwnList(changed));
    expect(await hitOf(officer)).toMatchObject({
      state: 'open',
      decision: null,
      lapsed: { because: 'listed_record_changed', reason: REASON },
    });
  });

  it('is open again once the supplier changed', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    await decide(officer, await hitOf(officer), clear());
    await tellSuppliers(database, tenantId, [
      { supplier_id: 'acme', legal_name: 'Acmeron Trading', country: 'IR' },
    ]);
    expect(await hitOf(officer)).toMatchObject({
      state: 'open',
      lapsed: { because: 'supplier_changed' },
    });
  });

  it('cleared for a name is cleared for every supplier of that name', async () => {
    const { officer } = await aScreeningDesk(api, database, [
      { supplier_id: 'acme', legal_name: 'Acmeron Trading' },
      { supplier_id: 'acme-2', legal_name: 'ACMERON TRADING', country: 'PT' },
    ]);
    const [hit, other] = [await hitOf(officer, 'acme'), await hitOf(officer, 'acme-2')];
    expect(other).toMatchObject({ partyId: hit.partyId, state: 'open' });
    await decide(officer, hit, clear({ scope: 'name' }));
    expect(await hitOf(officer, 'acme-2')).toMatchObject({
      state: 'cleared',
      decision: { scope: 'name' },
    });
  });

  it('that is confirmed stays, whatever the supplier calls itself and the list says', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    const { body } = await decide(officer, await hitOf(officer), {
      kind: 'confirm',
      reason: 'it is',
    });
    expect(body.hit).toMatchObject({ state: 'confirmed', decision: { until: null } });
    await tellSuppliers(database, tenantId, [
      { supplier_id: 'acme', legal_name: 'Quite Another Name' },
    ]);
    expect(await hitOf(officer)).toMatchObject({ state: 'confirmed' });
    await loadList(database, tenantId, anOwnList(strangers(5)));
    const hit = await hitOf(officer);
    expect(hit).toMatchObject({ state: 'confirmed', listedName: 'Acmeron Trading' });
    await decide(officer, hit, clear());
    expect((await screeningOf(officer)).hits).toEqual([]);
  });

  it('is not cleared by whoever opened a case with the supplier', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    await aCaseWith(database, tenantId, ['acme']);
    await database.inTenant(
      tenantId,
      (tx) => tx.$executeRaw`update cases set opened_by = ${officer.keyId}`,
    );
    const hit = await hitOf(officer);
    expect(await refused(decide<Problem>(officer, hit, clear()))).toEqual([
      403,
      'APPROVER_IS_REQUESTER',
    ]);
    expect((await decide(officer, hit, { kind: 'confirm', reason: 'it is' })).body).toMatchObject({
      toldCasesCount: 1,
    });
    const other = await api.caller(database, tenantId, 'compliance_officer');
    expect((await decide(other, hit, clear())).body.hit.state).toBe('cleared');
  });

  it.each([
    ['a reason that says nothing', clear({ reason: 'ok' }), 422, 'BODY_INVALID'],
    ['a last day that has passed', clear({ until: '2020-01-01' }), 422, 'BODY_INVALID'],
    ['a last day in ten years', clear({ until: '2099-01-01' }), 422, 'BODY_INVALID'],
    ['a record it was not shown', clear({ recordHash: 'a'.repeat(64) }), 409, 'HIT_CHANGED'],
    ['an unknown scope', clear({ scope: 'everybody' }), 422, 'BODY_INVALID'],
  ])('is not decided with %s', async (_, body, status, code) => {
    const { officer } = await aScreeningDesk(api, database);
    const hit = await hitOf(officer);
    expect(await refused(decide<Problem>(officer, hit, body))).toEqual([status, code]);
    expect((await hitOf(officer)).state).toBe('open');
  });

  it('is decided by nobody but compliance officers and administrators, of this desk', async () => {
    const { tenantId, officer } = await aScreeningDesk(api, database);
    const hit = await hitOf(officer);
    for (const role of ['requester', 'buyer', 'approver', 'auditor'] as const) {
      const other = await api.caller(database, tenantId, role);
      expect(await refused(decide<Problem>(other, hit, clear()))).toEqual([403, 'ROLE_FORBIDDEN']);
    }
    const stranger = await aScreeningDesk(api, database);
    const answer = decide<Problem>(stranger.officer, hit, clear());
    expect(await refused(answer)).toEqual([404, 'HIT_UNKNOWN']);
  });
});

describe('the list of hits', () => {
  it('is asked for by state and supplier, page by page', async () => {
    const suppliers = ['a', 'b', 'c'].map((id) => ({
      supplier_id: id,
      legal_name: 'Acmeron Trading',
    }));
    const { officer } = await aScreeningDesk(api, database, suppliers);
    for (const { supplier_id: id } of suppliers) await screeningOf(officer, id);
    await decide(officer, await hitOf(officer, 'b'), clear());
    const page = async (query: string) =>
      (await officer.get<Page<SeenHit>>(`/v1/screening/hits?${query}`)).body;
    const first = await page('state=open&limit=1');
    const second = await page(`state=open&limit=1&cursor=${first.nextCursor}`);
    expect(
      [first, second].flatMap((it) => it.items.map((hit) => hit.supplierId)).toSorted(),
    ).toEqual(['a', 'c']);
    expect(second.nextCursor).toBeNull();
    expect((await page('state=cleared')).items).toMatchObject([{ supplierId: 'b' }]);
    expect((await page('supplier=c')).items).toMatchObject([{ supplierId: 'c', state: 'open' }]);
  });
});
