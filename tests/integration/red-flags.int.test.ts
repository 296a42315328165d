import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwardProposal, Offer } from '#contracts/negotiation.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { RedFlag } from '#contracts/red-flags.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { openCase } from '#memory/cases.ts';
import type { RedFlagPage } from '#memory/red-flags/red-flags.ts';
import { aPolicy, aProposal, aTalk } from '../support/case-builders.ts';
import {
  aBrief,
  aRecord,
  aTenantId,
  aTurn,
  anEnvelope,
  anOpening,
  testDatabase,
} from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import { someTerms } from '../support/talk-builders.ts';

const database = testDatabase();
const log = createCaseLog(database);
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  await api.stop();
  await database.close();
});

type Awarded = {
  tenantId: string;
  proposal?: AwardProposal;
  /** Last offers of the others, at the door. */
  others?: number[];
  openedAtMs?: number;
};

/** A case that was awarded to s1, with the records that the agents leave behind. */
async function anAward({ tenantId, proposal = aProposal(), others = [], openedAtMs }: Awarded) {
  const brief = aBrief(tenantId);
  const { requisition } = brief;
  const caseId = requisition.caseId;
  const dated = { ...requisition, openedAtMs: openedAtMs ?? requisition.openedAtMs };
  // By somebody else each time, so that they are no split orders.
  const by = { openedBy: `person:${caseId}` };
  await openCase(database, anOpening({ ...brief, policy: aPolicy(), requisition: dated }, by));
  const at = { tenantId, caseId };
  const talks = [
    aTalk({ result: 'agreed', lastTotalMinor: proposal.totalMinor }),
    ...others.map((lastTotalMinor, no) => {
      const supplierId = `other-${no}`;
      return aTalk({ supplierId, supplierName: supplierId, lastTotalMinor });
    }),
  ];
  const body = { kind: 'agreed', approach: 'balanced', proposal, failure: null, talks };
  const outcome = { from: 'negotiation', to: 'supervisor', topic: 'negotiation.outcome', body };
  await log.append(aTurn(at, { envelopes: [anEnvelope(at, outcome)] }));
  await log.append(
    aTurn(at, { records: [aRecord({ kind: 'award', proposal, approvedBy: 'policy p1' })] }),
  );
  return at;
}

const aQuote = (supplierId: string, unitPriceMinor: number): Offer => ({
  offerId: `offer-${randomUUID()}`,
  supplierId,
  round: 1,
  actor: 'supplier',
  move: 'quote',
  terms: someTerms(unitPriceMinor),
  totalMinor: unitPriceMinor,
  utilityBp: 5_000,
  mandateVersion: 1,
  because: '',
  text: '',
  atMs: 1_000,
});

const flagsOf = async (by: Caller, caseId: string) =>
  (await by.get<{ items: RedFlag[] }>(`/v1/procurements/${caseId}/red-flags`)).body.items;

describe('the red flags of a case', () => {
  it('rest on its records, with the figures filled in', async () => {
    const tenantId = aTenantId();
    const buyer = await api.caller(database, tenantId, 'buyer');
    const { caseId } = await anAward({ tenantId, others: [900_000, 950_000] });
    const flags = await flagsOf(buyer, caseId);
    expect(flags.map((it) => it.id)).toEqual(['far_second', 'abnormally_low_price']);
    expect(flags[1]?.formula).toContain('4,000.00 USD');
    for (const { path } of flags.flatMap((it) => it.records)) {
      expect(await buyer.get(path)).toMatchObject({ status: 200 });
    }
    const quiet = await anAward({ tenantId, others: [420_000] });
    expect(await flagsOf(buyer, quiet.caseId)).toEqual([]);
  });

  it('tell of the cheapest that compliance refused before it was asked', async () => {
    const tenantId = aTenantId();
    const buyer = await api.caller(database, tenantId, 'buyer');
    const at = await anAward({ tenantId, others: [420_000] });
    const candidate = (supplierId: string, listUnitPriceMinor: number) => ({
      supplierId,
      lines: [{ lineNo: 1, listUnitPriceMinor }],
    });
    const body = { candidates: [candidate('s1', 5_000), candidate('cheap', 100)] };
    const clear = anEnvelope(at, { topic: 'compliance.clear', body });
    const refusal: CaseRecord = {
      kind: 'clearance',
      assessment: {
        supplierId: 'cheap',
        supplierName: 'Cheap Ltd',
        riskBp: 9_000,
        coverageBp: 9_000,
        confidenceBp: 8_000,
        factors: [],
        hardStops: [],
      },
      verdict: 'refusal',
      conditions: [],
      because: ['risk'],
      alternatives: [],
      approveUpToBp: 3_500,
      validUntilMs: 1,
      decidedBy: 'compliance',
    };
    await log.append(aTurn(at, { envelopes: [clear], records: [aRecord(refusal, 'cl-1')] }));
    const [flag, ...more] = await flagsOf(buyer, at.caseId);
    expect(more).toEqual([]);
    expect(flag).toMatchObject({ id: 'lowest_disqualified', source: 'Cardinal R036' });
    expect(flag?.formula).toContain('Cheap Ltd has the lowest list price of 2 suppliers');
    expect(flag?.records[0]).toMatchObject({ kind: 'clearance', id: 'cl-1' });
  });

  it('tell of first quotes that are the same, whatever was offered later', async () => {
    const tenantId = aTenantId();
    const buyer = await api.caller(database, tenantId, 'buyer');
    const at = await anAward({ tenantId, others: [420_000] });
    const offers = [
      aQuote('s1', 5_000),
      aQuote('other-0', 5_000),
      { ...aQuote('other-0', 4_200), atMs: 2_000, round: 2 },
    ];
    await log.append(aTurn(at, { records: [aRecord({ kind: 'offers', offers })] }));
    expect((await flagsOf(buyer, at.caseId)).map((it) => it.id)).toEqual(['identical_prices']);
  });

  it('hold the gap to the second against earlier awards once there are enough', async () => {
    const tenantId = aTenantId();
    const buyer = await api.caller(database, tenantId, 'buyer');
    const day = 86_400_000;
    for (let no = 0; no < 20; no += 1) {
      const openedAtMs = Date.now() - (60 - no) * day;
      await anAward({ tenantId, others: [420_000 + no * 100], openedAtMs });
    }
    const { caseId } = await anAward({ tenantId, others: [440_000] });
    const [flag] = await flagsOf(buyer, caseId);
    expect(flag).toMatchObject({ id: 'far_second' });
    expect(flag?.formula).toContain('over 20 earlier awards');
  });

  it('are none of another tenant', async () => {
    const { caseId } = await anAward({ tenantId: aTenantId() });
    const stranger = await api.caller(database, aTenantId(), 'administrator');
    const answer = await stranger.get(`/v1/procurements/${caseId}/red-flags`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'PROCUREMENT_UNKNOWN' } });
    const { body } = await stranger.get<RedFlagPage>('/v1/red-flags');
    expect(body).toEqual({ items: [], patterns: [], nextCursor: null });
  });
});

describe('recent red flags', () => {
  it('are listed page by page, last opened first, by span and by flag', async () => {
    const tenantId = aTenantId();
    const auditor = await api.caller(database, tenantId, 'auditor');
    const ids: string[] = [];
    for (const [no, others] of [[900_000], [420_000], [401_000], [900_000]].entries()) {
      const openedAtMs = Date.parse('2026-05-01') + no * 1_000;
      ids.push((await anAward({ tenantId, others, openedAtMs })).caseId);
    }
    const list = async (query: string) =>
      (await auditor.get<RedFlagPage>(`/v1/red-flags?${query}`)).body;
    const listed = async (query: string) => (await list(query)).items.map((it) => it.caseId);
    expect(await listed('')).toEqual([ids[3], ids[2], ids[0]]);
    expect(await listed('flag=close_second')).toEqual([ids[2]]);
    expect(await listed('to=2026-05-01')).toEqual([]);
    expect(await listed('from=2026-05-01T00:00:03Z')).toEqual([ids[3]]);
    const first = await list('limit=3');
    expect(first.items.map((it) => it.caseId)).toEqual([ids[3], ids[2]]);
    expect(await listed(`limit=3&cursor=${first.nextCursor}`)).toEqual([ids[0]]);
  });

  it('tell what many awards together show', async () => {
    const tenantId = aTenantId();
    const auditor = await api.caller(database, tenantId, 'auditor');
    const dear = aProposal({ unitPriceMinor: 49_900 });
    for (let no = 0; no < 8; no += 1)
      await anAward({ tenantId, proposal: dear, others: [5_200_000] });
    const { body } = await auditor.get<RedFlagPage>('/v1/red-flags?flag=near_walk_away');
    expect(body.patterns).toMatchObject([{ id: 'near_walk_away', severity: 'high' }]);
    expect(body.patterns[0]?.formula).toContain('8 of 8');
    expect(body.items).toEqual([]);
  });

  it.each([
    'flag=unknown',
    'from=soon',
    'from=2026-05-02&to=2026-05-01',
    'limit=0',
    'x=1',
    'cursor=a',
  ])('say what is wrong with ?%s', async (query) => {
    const auditor = await api.caller(database, aTenantId(), 'auditor');
    const answer = await auditor.get<{ errors: unknown[] }>(`/v1/red-flags?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
    expect(answer.body.errors).not.toEqual([]);
  });
});
