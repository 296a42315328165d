import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '#contracts/negotiation.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { OfferView } from '#memory/case-history.ts';
import { eventsAfter } from '#memory/case-history.ts';
import { createCaseLog } from '#memory/case-log.ts';
import type { CaseView } from '#memory/cases.ts';
import { hashOfMandate } from '#memory/mandates.ts';
import type { MandateView } from '#memory/mandates.ts';
import { listTalks } from '#memory/talks.ts';
import type { TalkView } from '#memory/talks.ts';
import { aProposal } from '../support/case-builders.ts';
import { aRecord, aTenantId, aTurn, testDatabase } from '../support/memory-builders.ts';
import { openCase, startApi, stockCatalogue } from '../support/running-api.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import { aMandate, aTalkRecord, someTerms } from '../support/talk-builders.ts';

type Page<T> = { items: T[]; nextCursor: string | null };

const database = testDatabase();
const log = createCaseLog(database);
const tenantId = aTenantId();
let api: RunningApi;
let buyer: Caller;
let stranger: Caller;

beforeAll(async () => {
  api = await startApi();
  const other = aTenantId();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  stranger = await api.caller(database, other, 'administrator');
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

/** A case that no worker runs, so that all records in it are those of the test. */
async function aCase() {
  const path = await openCase(buyer);
  const at = { tenantId, caseId: path.split('/').at(-1) ?? '' };
  return {
    path,
    ...at,
    record: (...records: CaseRecord[]) =>
      log.append(aTurn(at, { agent: 'negotiation', records: records.map((it) => aRecord(it)) })),
    list: async <T>(resource: string) =>
      (await buyer.get<Page<T>>(`${path}/${resource}`)).body.items,
  };
}

const anOffer = (offerId: string, parts: Partial<Offer> = {}): Offer => ({
  offerId,
  supplierId: 'alpha',
  round: 1,
  actor: 'buyer',
  move: 'counter',
  terms: someTerms(95_000),
  totalMinor: 950_000,
  utilityBp: 8_000,
  mandateVersion: 1,
  because: 'opening',
  text: '',
  atMs: 1_900_000_000_000,
  ...parts,
});

const paged = async <T>(path: string): Promise<T[]> => {
  const seen: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body }: { body: Page<T> } = await buyer.get<Page<T>>(`${path}?limit=2${from}`);
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items);
    cursor = body.nextCursor;
  }
  return seen;
};

describe('a mandate', () => {
  it('is kept as given, with the hash that anybody can make of what is shown', async () => {
    const { record, list } = await aCase();
    const mandate = aMandate({ trades: [{ give: 'payment_days', get: 'price' }] });
    await record({ kind: 'mandates', mandates: [mandate] });
    const [{ hash, givenAtMs, ...shown }] = (await list<MandateView>('mandates')) as [MandateView];
    expect(shown).toEqual(mandate);
    expect(hash).toBe(hashOfMandate(shown));
    expect(givenAtMs).toBeGreaterThan(0);
  });

  it('stays as first given, whatever is posted under its version later', async () => {
    const { record, list } = await aCase();
    await record({ kind: 'mandates', mandates: [aMandate()] });
    const first = await list<MandateView>('mandates');
    await record({ kind: 'mandates', mandates: [aMandate({ paymentDaysMin: 1 })] });
    expect(await list('mandates')).toEqual(first);
    await record({ kind: 'mandates', mandates: [aMandate({ version: 2, paymentDaysMin: 1 })] });
    const both = await list<MandateView>('mandates');
    expect(both.map((it) => it.version)).toEqual([1, 2]);
    expect(new Set(both.map((it) => it.hash)).size).toBe(2);
  });

  it('is listed page by page without gap or repetition, and by supplier', async () => {
    const { path, record, list } = await aCase();
    const of = (supplierId: string, version: number) => aMandate({ supplierId, version });
    await record({ kind: 'mandates', mandates: [of('alpha', 1), of('beta', 1), of('gamma', 1)] });
    await record({ kind: 'mandates', mandates: [of('alpha', 2), of('beta', 10)] });
    const whole = await list<MandateView>('mandates');
    expect(whole).toHaveLength(5);
    expect(await paged(`${path}/mandates`)).toEqual(whole);
    const his = await list<MandateView>('mandates?supplierId=beta');
    expect(his.map((it) => it.version)).toEqual([1, 10]);
  });

  it('is named by its hash in the offers made under it and in the award', async () => {
    const { path, record, list } = await aCase();
    const mandate = aMandate();
    await record(
      { kind: 'mandates', mandates: [mandate] },
      {
        kind: 'offers',
        offers: [anOffer(`${path}/1`), anOffer(`${path}/2`, { mandateVersion: 2, round: 2 })],
      },
    );
    const offers = await list<OfferView>('offers');
    expect(offers.map((it) => it.mandateHash)).toEqual([hashOfMandate(mandate), null]);
    const proposal = aProposal();
    const [line] = proposal.lines;
    if (line === undefined) throw new Error('the award has no line');
    const lines = [
      { ...line, supplierId: 'alpha' },
      { ...line, supplierId: 'beta' },
    ];
    await record({
      kind: 'award',
      proposal: { ...proposal, lines, mandates: [mandate] },
      approvedBy: 'policy',
    });
    const { body } = await buyer.get<CaseView>(path);
    expect(body.award?.checkedUnder).toEqual([
      { lineNo: line.lineNo, supplierId: 'alpha', mandateHash: hashOfMandate(mandate) },
      { lineNo: line.lineNo, supplierId: 'beta', mandateHash: null },
    ]);
  });
});

describe('a talk that has ended', () => {
  it('is kept once as first told, with the categories of what was asked for', async () => {
    const { caseId, record, list } = await aCase();
    const talk = aTalkRecord();
    await record({ kind: 'talks', talks: [talk] });
    await record({ kind: 'talks', talks: [aTalkRecord({ result: 'walked_away' })] });
    const told = { ...talk, caseId, categoryCodes: ['42612000-9'] };
    expect(await list<TalkView>('talks')).toEqual([told]);
  });

  it('is kept also when nothing was ever offered in it', async () => {
    const { record, list } = await aCase();
    const silent = {
      result: 'no_agreement',
      rounds: 0,
      firstTotalMinor: null,
      lastTotalMinor: null,
      firstUtilityBp: null,
      lastUtilityBp: null,
      opponentType: 'unknown',
      opponentConfidenceBp: 0,
      mandateVersion: null,
    } as const;
    await record({ kind: 'talks', talks: [aTalkRecord(silent)] });
    expect(await list<TalkView>('talks')).toMatchObject([silent]);
  });

  it('is one event for who watches the case', async () => {
    const { caseId, record } = await aCase();
    const turn = aTurn(
      { tenantId, caseId },
      { records: [aRecord({ kind: 'talks', talks: [aTalkRecord()] })] },
    );
    await log.append(turn);
    await log.append(turn);
    await record({ kind: 'mandates', mandates: [aMandate()] });
    const events = await eventsAfter(database, tenantId, caseId, 0, 100);
    const kinds = events.map((it) => it.kind).filter((it) => it !== 'message');
    expect(kinds).toEqual(['talks', 'mandates']);
  });

  it('is found by policy variant over all cases, with the type of the supplier', async () => {
    const [first, second] = [await aCase(), await aCase()];
    const policyVariant = `frontier/${first.caseId}`;
    const talk = aTalkRecord({ policyVariant, opponentType: 'hardliner' });
    await first.record({ kind: 'talks', talks: [talk, aTalkRecord({ talkId: 'beta/1' })] });
    await second.record({ kind: 'talks', talks: [talk] });
    const page = (cursor: string | null) =>
      listTalks(database, tenantId, { policyVariant }, { cursor, limit: 1 });
    const one = await page(null);
    const other = await page(one.nextCursor);
    expect(other.nextCursor).toBeNull();
    const found = [...one.items, ...other.items];
    const caseIds = [first.caseId, second.caseId].toSorted();
    expect(found.map((it) => it.caseId).toSorted()).toEqual(caseIds);
    expect(found.map((it) => it.opponentType)).toEqual(['hardliner', 'hardliner']);
    const inOne = await first.list<TalkView>(`talks?policyVariant=${policyVariant}`);
    expect(inOne.map((it) => it.talkId)).toEqual(['alpha/1']);
  });

  it('is listed page by page without gap or repetition, and by supplier', async () => {
    const { path, record, list } = await aCase();
    const talks = ['alpha', 'beta', 'gamma', 'delta', 'a b'].map((supplierId, at) =>
      aTalkRecord({
        talkId: `${supplierId}/1`,
        supplierId,
        endedAtMs: 1_900_000_000_000 + Math.floor(at / 3),
      }),
    );
    await record({ kind: 'talks', talks });
    const whole = await list<TalkView>('talks');
    expect(whole).toHaveLength(5);
    expect(await paged(`${path}/talks`)).toEqual(whole);
    const his = await list<TalkView>('talks?supplierId=gamma');
    expect(his.map((it) => it.supplierId)).toEqual(['gamma']);
  });
});

describe('another tenant', () => {
  it('sees neither mandates nor talks, at the API or in the tables', async () => {
    const { path, record } = await aCase();
    const policyVariant = `seen/${path}`;
    await record(
      { kind: 'mandates', mandates: [aMandate()] },
      { kind: 'talks', talks: [aTalkRecord({ policyVariant })] },
    );
    const unknown = { status: 404, body: { code: 'PROCUREMENT_UNKNOWN' } };
    expect(await stranger.get(`${path}/mandates`)).toMatchObject(unknown);
    expect(await stranger.get(`${path}/talks`)).toMatchObject(unknown);
    const other = aTenantId();
    const wish = { cursor: null, limit: 10 };
    expect((await listTalks(database, other, { policyVariant }, wish)).items).toEqual([]);
    // As a query that forgot the tenant: row-level security stands underneath.
    const rows = await database.inTenant(other, (tx) =>
      Promise.all([tx.talk.count(), tx.mandate.count()]),
    );
    expect(rows).toEqual([0, 0]);
  });
});

describe("the application's role", () => {
  it('may neither change nor remove what was recorded', async () => {
    const denied = 'permission denied';
    const change = database.inTenant(tenantId, (tx) =>
      tx.mandate.updateMany({ where: { tenantId }, data: { hash: '0'.repeat(64) } }),
    );
    await expect(change).rejects.toThrow(denied);
    const removal = database.inTenant(tenantId, (tx) =>
      tx.talk.deleteMany({ where: { tenantId } }),
    );
    await expect(removal).rejects.toThrow(denied);
  });
});

describe('a list of mandates or talks', () => {
  it.each(['mandates', 'talks'])('refuses what it does not know: %s', async (resource) => {
    const { path } = await aCase();
    const invalid = { status: 400, body: { code: 'QUERY_INVALID' } };
    const queries = ['colour=red', 'limit=0', 'cursor=nonsense'];
    for (const query of queries) {
      expect(await buyer.get(`${path}/${resource}?${query}`)).toMatchObject(invalid);
    }
  });
});
