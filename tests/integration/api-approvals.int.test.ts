import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#contracts/default-policy.ts';
import type { ApiRole } from '#contracts/http.ts';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import type { ApprovalView } from '#contracts/approvals.ts';
import type { CaseView } from '#memory/cases.ts';
import { setPolicy } from '#memory/tenants.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const LIMIT_MINOR = 1_000_000;
const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let approver: Caller;
let policyVersion: string;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  policyVersion = 'everything-to-people';
  await usePolicy(defaultPolicy.risk);
  buyer = await api.caller(database, tenantId, 'buyer');
  approver = await api.caller(database, tenantId, 'approver');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const usePolicy = (risk: TenantPolicy['risk']) =>
  setPolicy(database, tenantId, {
    ...defaultPolicy,
    version: policyVersion,
    autoApproveAwardMinor: LIMIT_MINOR,
    risk,
  });
const approvalsOf = async (caseId: string, status = 'open') =>
  (
    await buyer.get<{ items: ApprovalView[] }>(`/v1/approvals?caseId=${caseId}&status=${status}`)
  ).body.items.filter((it) => it.about === 'award');

/** A case that has come to an award above the limit, and the question about it. */
async function awaiting(
  by = buyer,
): Promise<{ path: string; caseId: string; asked: ApprovalView }> {
  const path = await openCase(by);
  const caseId = path.slice(path.lastIndexOf('/') + 1);
  const asked = await until(async () => (await approvalsOf(caseId))[0] ?? null);
  return { path, caseId, asked };
}

const decide = (
  by: Caller,
  { approvalId, shownHash }: ApprovalView,
  decision: 'approve' | 'reject' | 'defer',
  changes: object = {},
) => by.post<Problem>(`/v1/approvals/${approvalId}/decision`, { decision, shownHash, ...changes });
const statusOf = (caseId: string, approvalId: string, status: string) =>
  until(async () => {
    const all = await approvalsOf(caseId, status);
    return all.find((it) => it.approvalId === approvalId) ?? null;
  });

describe('an award above the limit of the policy', () => {
  it('waits for a person and shows exactly what would be awarded', async () => {
    const { path, asked } = await awaiting();
    const { body: view } = await buyer.get<CaseView>(path);
    expect(view).toMatchObject({ stage: 'approving', closedAtMs: null, award: null });
    expect(view.brief.policy.version).toBe(policyVersion);
    expect(asked).toMatchObject({
      about: 'award',
      status: 'open',
      currency: 'USD',
      openedBy: buyer.keyId,
      decidedBy: null,
      shown: { totalMinor: asked.amountMinor, lines: [{ lineNo: 1, itemId: 'EQ-CELL-COMPACT' }] },
    });
    expect(asked.amountMinor).toBeGreaterThan(LIMIT_MINOR);
    expect(asked.expiresAtMs).toBeGreaterThan(Date.now());
  });

  it('is awarded as it was shown, in the name of who approved it', async () => {
    const { path, caseId, asked } = await awaiting();
    expect((await decide(approver, asked, 'approve', { comment: 'fine' })).status).toBe(202);
    const view = await closedCase(buyer, path);
    expect(view).toMatchObject({
      outcome: 'awarded',
      award: { approvedBy: 'a approver', proposal: { totalMinor: asked.amountMinor } },
    });
    const { lines } = asked.shown as { lines: unknown };
    expect(view.award?.proposal.lines).toEqual(lines);
    expect(await statusOf(caseId, asked.approvalId, 'approved')).toMatchObject({
      decidedBy: 'a approver',
      comment: 'fine',
    });
  });

  it('that is turned down is not awarded by itself any more', async () => {
    const { path, caseId, asked } = await awaiting();
    const no = await decide(approver, asked, 'reject', { comment: 'too dear' });
    expect(no.status).toBe(202);
    await statusOf(caseId, asked.approvalId, 'rejected');
    const next = await until(async () => {
      const { body } = await buyer.get<CaseView>(path);
      const [again] = await approvalsOf(caseId);
      return body.closedAtMs === null ? (again?.approvalId ?? null) : body.outcome;
    });
    expect(next).not.toBe(asked.approvalId);
    expect((await buyer.get<CaseView>(path)).body.award).toBeNull();
  });
});

describe('an answer', () => {
  it('counts once: the second is refused, and of five at once one is taken', async () => {
    const { path, asked } = await awaiting();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => decide(approver, asked, 'approve')),
    );
    expect(answers.map((it) => it.status).toSorted((a, b) => a - b)).toEqual([
      202, 409, 409, 409, 409,
    ]);
    const late = await decide(approver, asked, 'reject');
    expect(late).toMatchObject({ status: 409, body: { code: 'APPROVAL_DECIDED' } });
    expect((await closedCase(buyer, path)).outcome).toBe('awarded');
    const after = await decide(approver, asked, 'reject');
    expect(after.body).toMatchObject({
      code: 'APPROVAL_DECIDED',
      detail: expect.stringContaining('approved'),
    });
  });

  it('to something else than what is shown is refused, and the question stays open', async () => {
    const { caseId, asked } = await awaiting();
    const answer = await decide(approver, { ...asked, shownHash: 'a'.repeat(64) }, 'approve');
    expect(answer).toMatchObject({ status: 409, body: { code: 'APPROVAL_CHANGED' } });
    expect(await approvalsOf(caseId)).toMatchObject([{ approvalId: asked.approvalId }]);
  });

  it.each<ApiRole>(['requester', 'buyer', 'auditor'])('of a %s is refused', async (role) => {
    const { caseId, asked } = await awaiting();
    const by = await api.caller(database, tenantId, role);
    const answer = await decide(by, asked, 'approve');
    expect(answer).toMatchObject({ status: 403, body: { code: 'ROLE_FORBIDDEN' } });
    expect(await approvalsOf(caseId)).toHaveLength(1);
  });

  it('may put the question off once, and not again', async () => {
    const { path, caseId, asked } = await awaiting();
    expect((await decide(approver, asked, 'defer')).status).toBe(202);
    await statusOf(caseId, asked.approvalId, 'deferred');
    const [again] = await approvalsOf(caseId);
    if (again === undefined) throw new Error('the question is not asked again');
    expect(again).toMatchObject({ question: asked.question, shownHash: asked.shownHash });
    const second = await decide(approver, again, 'defer');
    expect(second).toMatchObject({ status: 409, body: { code: 'APPROVAL_DECIDED' } });
    expect((await decide(approver, again, 'approve')).status).toBe(202);
    expect((await closedCase(buyer, path)).outcome).toBe('awarded');
  });

  it('after its time is refused: the case has closed without an award', async () => {
    const hasty = await startApi({ PARLEY_APPROVAL_TIMEOUT_MS: '300' });
    const by = await hasty.caller(database, tenantId, 'buyer');
    const path = await openCase(by);
    const view = await closedCase(by, path);
    expect(view).toMatchObject({ outcome: 'no_award', award: null });
    const [expired] = await approvalsOf(view.caseId, 'expired');
    if (expired === undefined) throw new Error('nobody was asked');
    const answer = await decide(approver, expired, 'approve');
    expect(answer).toMatchObject({ status: 409, body: { code: 'APPROVAL_EXPIRED' } });
    await hasty.stop();
  });
});

describe('separation of duties', () => {
  it('keeps who asked for the goods from deciding, whatever the role', async () => {
    const administrator = await api.caller(database, tenantId, 'administrator');
    const { path, caseId, asked } = await awaiting(administrator);
    for (const decision of ['approve', 'reject', 'defer'] as const) {
      const own = await decide(administrator, asked, decision);
      expect(own).toMatchObject({ status: 403, body: { code: 'APPROVER_IS_REQUESTER' } });
    }
    const sameName = await api.caller(database, tenantId, 'administrator');
    const second = await decide(sameName, asked, 'approve');
    expect(second.body.code).toBe('APPROVER_IS_REQUESTER');
    expect(await approvalsOf(caseId)).toMatchObject([{ status: 'open' }]);
    expect((await decide(approver, asked, 'approve')).status).toBe(202);
    expect((await closedCase(buyer, path)).award?.approvedBy).toBe('a approver');
  });

  it('leaves it to the approvers that the policy of the case names', async () => {
    const named = await api.caller(database, tenantId, 'compliance_officer');
    await usePolicy({ ...defaultPolicy.risk, approvers: { award: [named.keyId] } });
    const { path, asked } = await awaiting();
    await usePolicy(defaultPolicy.risk);
    const other = await decide(approver, asked, 'approve');
    expect(other).toMatchObject({ status: 403, body: { code: 'APPROVER_NOT_NAMED' } });
    expect((await decide(named, asked, 'approve')).status).toBe(202);
    expect((await closedCase(buyer, path)).award?.approvedBy).toBe('a compliance_officer');
  });
});

describe('a question that an abort has made moot', () => {
  it('is void and takes no answer', async () => {
    const { path, caseId, asked } = await awaiting();
    await buyer.post(`${path}/commands`, { command: 'abort', because: 'over' });
    await closedCase(buyer, path);
    await statusOf(caseId, asked.approvalId, 'void');
    const answer = await decide(approver, asked, 'approve');
    expect(answer).toMatchObject({ status: 409, body: { code: 'APPROVAL_DECIDED' } });
  });
});
