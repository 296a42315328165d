import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiRole } from '#contracts/http.ts';
import type { DeskAnswer, DeskFigures } from '#contracts/desk.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { CaseRow } from '#memory/case-list.ts';
import type { CaseView } from '#memory/cases.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { createKey } from '#memory/keys.ts';
import { isoDayOf } from '#domain/days.ts';
import {
  aRecord,
  aTenantId,
  aTurn,
  anEnvelope,
  anOpenCase,
  testDatabase,
} from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';

const database = testDatabase();
const log = createCaseLog(database);
const tenantId = aTenantId();
let api: RunningApi;
const callers = new Map<ApiRole, Caller>();

beforeAll(async () => {
  api = await startApi();
  for (const role of ['requester', 'buyer', 'approver', 'auditor'] as const) {
    callers.set(role, await api.caller(database, tenantId, role));
  }
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

type Place = { tenantId: string; caseId: string };

const tell = (at: Place, ...records: CaseRecord[]) =>
  log.append(aTurn(at, { agent: 'supervisor', records: records.map((it) => aRecord(it)) }));
const stage = (name: 'sourcing' | 'negotiating' | 'approving', sentence: string): CaseRecord => ({
  kind: 'stage',
  stage: name,
  sentence,
});
const closed = (outcome: 'awarded' | 'no_award' | 'aborted'): CaseRecord => ({
  kind: 'closed',
  outcome,
  summary: [`It ended: ${outcome}.`],
});
const question = (caseId: string): CaseRecord => ({
  kind: 'approval',
  approval: {
    approvalId: `${caseId}-1`,
    about: 'award',
    question: 'May 71,240.00 USD be awarded to Hetero?',
    shown: { totalMinor: 7_124_000 },
    amountMinor: 7_124_000,
    currency: 'USD',
    expiresAtMs: Date.now() + 3_600_000,
    ifSilent: 'The case closes without an award.',
  },
});

async function deskOf(role: ApiRole): Promise<DeskAnswer> {
  const { status, body } = await (callers.get(role) as Caller).get<DeskAnswer>('/v1/desk');
  expect(status).toBe(200);
  return body;
}
const liveIn = (desk: DeskAnswer, { caseId }: Place) =>
  desk.live.find((it) => it.caseId === caseId);

describe('a request that was changed', () => {
  it('is shown as it is in force: as a case, in the list, and on the desk', async () => {
    const at = await anOpenCase(database, tenantId);
    const buyer = callers.get('buyer') as Caller;
    const path = `/v1/procurements/${at.caseId}`;
    const { brief } = (await buyer.get<CaseView>(path)).body;
    const change = (sequence: number, budgetMinor: number) => {
      const requisition = { ...brief.requisition, budgetMinor, needBy: '2027-02-03' };
      return anEnvelope(at, {
        from: 'supervisor',
        to: 'sourcing',
        sequence,
        type: 'NOTIFICATION',
        topic: 'case.modified',
        body: { brief: { ...brief, requisition }, because: 'the board agreed' },
      });
    };
    // Within one millisecond; the order is that of their sequence.
    const envelopes = [change(1, 900), change(2, 901)];
    await log.append(aTurn(at, { agent: 'supervisor', envelopes }));
    const inForce = { budgetMinor: 901, needBy: '2027-02-03' };
    const view = (await buyer.get<CaseView>(path)).body;
    expect(view).toMatchObject(inForce);
    expect(view.brief.requisition).toMatchObject(inForce);
    const list = await buyer.get<{ items: CaseRow[] }>(`/v1/procurements?text=${at.caseId}`);
    expect(list.body.items).toMatchObject([inForce]);
    const live = liveIn(await deskOf('buyer'), at);
    expect(live).toMatchObject({ valueMinor: 901, needBy: '2027-02-03' });
  });
});

describe('the desk', () => {
  it('shows a case with its next step and with whom it waits for', async () => {
    const at = await anOpenCase(database, tenantId);
    await tell(at, stage('sourcing', 'Sourcing looks at 40 suppliers.'));
    expect(liveIn(await deskOf('requester'), at)).toMatchObject({
      stage: 'sourcing',
      sentence: 'Sourcing looks at 40 suppliers.',
      nextStep: 'Compliance checks the suppliers that were found.',
      waitsFor: [{ who: 'sourcing', what: 'a shortlist of suppliers' }],
      valueMinor: 7_500_000,
      currency: 'USD',
      needBy: '2030-06-30',
      openedBy: 'person:anna',
      lastEventSequence: 2,
    });
  });

  it('puts a question before those who may answer it, and before nobody else', async () => {
    const at = await anOpenCase(database, tenantId);
    await tell(at, stage('approving', 'A person decides.'), question(at.caseId));
    const { waitingForMe } = await deskOf('approver');
    expect(waitingForMe.find((it) => it.caseId === at.caseId)).toMatchObject({
      kind: 'approval',
      id: `${at.caseId}-1`,
      title: 'Compact machining cell',
      ifSilent: 'The case closes without an award.',
      link: `/approvals/${at.caseId}-1`,
    });
    for (const role of ['requester', 'buyer', 'auditor'] as const) {
      const desk = await deskOf(role);
      expect(desk.waitingForMe.filter((it) => it.kind === 'approval')).toEqual([]);
      expect(liveIn(desk, at)?.waitsFor).toMatchObject([{ who: 'an approver' }]);
    }
  });

  it('waits for a real supplier by name, and puts its question before the buyer', async () => {
    const at = await anOpenCase(database, tenantId);
    await tell(at, stage('negotiating', 'Negotiation talks to one supplier.'));
    await aSession(at);
    const asked = { kind: 'question', supplierId: 'S1', text: 'Which voltage?' };
    const envelope = { from: 'supplier:S1', to: 'negotiation', topic: 'supplier.answer' };
    await log.append(
      aTurn(at, { envelopes: [anEnvelope(at, { ...envelope, id: 'q1', body: asked })] }),
    );
    const desk = await deskOf('buyer');
    expect(liveIn(desk, at)?.waitsFor).toMatchObject([
      { who: 'Hetero Machines', what: 'the first quote' },
    ]);
    expect(desk.waitingForMe).toMatchObject([
      { kind: 'question', caseId: at.caseId, sentence: 'Hetero Machines asks: Which voltage?' },
    ]);
    expect((await deskOf('auditor')).waitingForMe).toEqual([]);
  });

  it('moves a case to those that closed today when it closes', async () => {
    const at = await anOpenCase(database, tenantId);
    await tell(at, closed('no_award'));
    const desk = await deskOf('auditor');
    expect(liveIn(desk, at)).toBeUndefined();
    expect(desk.closedToday[0]).toMatchObject({
      caseId: at.caseId,
      outcome: 'no_award',
      sentence: 'It ended: no_award.',
    });
  });

  it('shows nothing of another tenant', async () => {
    const other = await api.caller(database, aTenantId(), 'administrator');
    const { body } = await other.get<DeskAnswer>('/v1/desk');
    expect(body).toMatchObject({ waitingForMe: [], live: [], liveCount: 0, closedToday: [] });
  });
});

describe('the figures', () => {
  it('count what was opened, closed and won, each with its definition', async () => {
    const own = aTenantId();
    const { key } = await createKey(database, { tenantId: own, role: 'auditor', name: 'Al' });
    for (const outcome of ['awarded', 'awarded', 'no_award', 'aborted'] as const) {
      await tell(await anOpenCase(database, own), closed(outcome));
    }
    await anOpenCase(database, own);
    const { body } = await api.withKey(key).get<DeskFigures>('/v1/desk/figures?days=7');
    const today = isoDayOf(Date.now());
    expect(body.throughput).toMatchObject({ openedCount: 5, closedCount: 4 });
    expect(body.throughput.days).toHaveLength(7);
    expect(body.throughput.days.at(-1)).toEqual({
      day: today,
      openedCount: 5,
      closed: { awarded: 2, partially_awarded: 0, no_award: 1, aborted: 1 },
    });
    expect(body.success).toMatchObject({ successBp: 6_667, decidedCount: 3 });
    expect(body.cycleTime.closedCount).toBe(4);
    expect(body.cycleTime.p50Ms).toBeGreaterThanOrEqual(0);
    expect(body.openValue.amounts).toEqual([
      { currency: 'USD', valueMinor: 7_500_000, casesCount: 1 },
    ]);
    for (const it of [body.throughput, body.success, body.cycleTime, body.savings]) {
      expect(it.definition.length).toBeGreaterThan(20);
    }
  });

  it('of no days or of a thousand are refused', async () => {
    const by = callers.get('buyer') as Caller;
    for (const days of ['0', '1000', 'x']) {
      const { body } = await by.get(`/v1/desk/figures?days=${days}`);
      expect(body).toMatchObject({ code: 'QUERY_INVALID' });
    }
  });
});

function aSession({ tenantId: tenant, caseId }: Place) {
  const soon = new Date(Date.now() + 60_000);
  return database.inTenant(tenant, (tx) =>
    tx.supplierSession.create({
      data: {
        tenantId: tenant,
        caseId,
        supplierId: 'S1',
        sessionId: `session-${caseId}`,
        channel: 'portal',
        request: { supplierName: 'Hetero Machines' },
        turn: 1,
        move: 'request_quote',
        answerBy: soon,
        expiresAt: soon,
      },
    }),
  );
}
