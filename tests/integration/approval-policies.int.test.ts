import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalPolicyView } from '#contracts/approval-policy.ts';
import type { AutonomyItem, RulePreview } from '#contracts/approvals.ts';
import { DAY_MS, isoDayOf } from '#domain/days.ts';
import { activate, askedAward, decide, openAward, person } from '../support/approving-people.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import { closedCase, startApi, startWorker, stockCatalogue } from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let rita: Caller;
let olga: Caller;
let ada: Caller;
let max: Caller;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  rita = await person(api, database, tenantId, 'rita', 'administrator');
  olga = await person(api, database, tenantId, 'olga', 'compliance_officer');
  ada = await person(api, database, tenantId, 'ada');
  max = await person(api, database, tenantId, 'max', 'buyer');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const step = { stepId: 'head', title: 'Head', approvers: ['ada'] };
const aBody = (parts: object = {}) => ({ rules: [{ title: 'All', steps: [step], ...parts }] });
const draft = (by: Caller, body: object) =>
  by.post<ApprovalPolicyView & Pick<Problem, 'code' | 'errors'>>('/v1/approval-policies', {
    body,
    note: 'a draft',
  });

describe('an approval policy', () => {
  it('is active once somebody else than who drafted it approves it', async () => {
    const { body } = await draft(rita, aBody());
    expect(body).toMatchObject({ status: 'draft', draftedByName: 'rita' });
    const path = `/v1/approval-policies/${body.version}`;
    const own = await rita.post<Problem>(`${path}/approve`, {});
    expect(own.body.code).toBe('APPROVER_IS_DRAFTER');
    expect((await olga.post(`${path}/approve`, {})).body).toMatchObject({ status: 'active' });
    const again = await olga.post<Problem>(`${path}/withdraw`, {});
    expect(again.body.code).toBe('APPROVAL_POLICY_SETTLED');
  });

  it('is superseded by the next one, and a draft can be withdrawn', async () => {
    const version = await activate(olga, rita, aBody());
    const { body } = await draft(rita, aBody());
    await rita.post(`/v1/approval-policies/${body.version}/withdraw`, {});
    const all = await max.get<{ items: ApprovalPolicyView[] }>('/v1/approval-policies');
    const statusOf = (no: number) => all.body.items.find((it) => it.version === no)?.status;
    expect([body.version, version, version - 1].map(statusOf)).toEqual([
      'withdrawn',
      'active',
      'superseded',
    ]);
  });

  it('that would let questions run out is refused, each fault with its field', async () => {
    const steps = [
      { ...step, approvers: ['eve'] },
      { ...step, stepId: 'two', quorum: 2 },
    ];
    const { status, body } = await draft(rita, {
      ...aBody({ steps }),
      calendar: { country: 'XX' },
    });
    expect([status, body.code]).toEqual([422, 'POLICY_INVALID']);
    expect(body.errors.map((it) => it.path)).toEqual([
      'body.rules.0.steps.0.approvers.0',
      'body.rules.0.steps.0.quorum',
      'body.calendar.country',
    ]);
    expect((await draft(ada, aBody())).body.code).toBe('ROLE_FORBIDDEN');
  });

  it('says beforehand which steps a question would take, and until when', async () => {
    await activate(rita, olga, {
      ...aBody({ when: { amountFromMinor: 1_000, costCentres: ['LAB'] }, expireAfterHours: 24 }),
      calendar: { country: 'DE', workingDays: [1, 2, 3, 4, 5] },
    });
    const preview = async (asked: object) =>
      (await max.post<RulePreview>('/v1/approval-policies/preview', asked)).body;
    expect(await preview({ amountMinor: 999, costCentre: 'LAB' })).toMatchObject({ rule: null });
    const { rule, steps, expiresAtMs } = await preview({ amountMinor: 1_000, costCentre: 'LAB' });
    expect([rule, steps[0]?.approvers]).toEqual(['All', ['ada']]);
    expect(expiresAtMs).toBeGreaterThanOrEqual(Date.now() + DAY_MS - 60_000);
  });
});

describe('a stand-in', () => {
  const today = isoDayOf(Date.now());
  const lend = (by: Caller, changes: object = {}) =>
    by.post<Problem>('/v1/delegations', {
      delegateName: 'olga',
      fromDay: today,
      untilDay: today,
      ...changes,
    });

  it('is named by the person or an administrator, and may approve', async () => {
    expect((await lend(ada)).status).toBe(201);
    expect((await lend(rita, { personName: 'ada' })).status).toBe(201);
    expect((await lend(olga, { personName: 'ada', delegateName: 'rita' })).body.code).toBe(
      'ROLE_FORBIDDEN',
    );
    expect((await lend(ada, { delegateName: 'max' })).body.code).toBe('DELEGATION_INVALID');
    expect((await lend(ada, { delegateName: 'Ada ' })).body.code).toBe('DELEGATION_INVALID');
    expect((await lend(ada, { untilDay: '2026-01-01' })).body.code).toBe('DELEGATION_INVALID');
  });
});

describe('autonomy', () => {
  it('asks people blind where agents are observed, and measures whether they agree', async () => {
    await activate(rita, olga, { rules: [], autonomy: [{ categories: ['4'], stage: 'observe' }] });
    const { caseId, asked } = await askedAward(max);
    expect(asked).toMatchObject({ stage: 'observe', category: '42612000-9' });
    expect(JSON.stringify(asked.shown)).not.toContain('savings');
    const mute = await decide(ada, asked, 'approve');
    expect(mute.body.code).toBe('APPROVAL_ANSWER_INVALID');
    const { offers } = asked.shown as { offers: { supplierId: string; result: string }[] };
    const agreed = offers.filter((it) => it.result === 'agreed').map((it) => it.supplierId);
    // All of them are nobody's choice but a person's.
    const taken = await decide(ada, asked, 'approve', { chosenSupplierIds: agreed });
    expect(taken.status).toBe(202);
    const next = await openAward(max, caseId, asked.approvalId);
    expect(next).toMatchObject({ stage: 'advise', shown: { lines: expect.any(Array) } });
    expect((await decide(ada, next, 'approve')).status).toBe(202);
    const view = await closedCase(max, `/v1/procurements/${caseId}`);
    expect(view.outcome).toBe('awarded');
    const { body } = await max.get<{ items: AutonomyItem[] }>('/v1/autonomy');
    const measured = body.items.find((it) => it.decidedCount > 0);
    expect(measured).toMatchObject({ category: '4', stage: 'observe', offer: null });
    expect(measured).toMatchObject({ decidedCount: 1, agreementBp: 0 });
  });
});
