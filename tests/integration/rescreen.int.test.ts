import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#contracts/default-policy.ts';
import type { ScreeningHit } from '#contracts/screening.ts';
import type { ApprovalView } from '#contracts/approvals.ts';
import type { CaseView } from '#memory/cases.ts';
import { loadList } from '#memory/lists/load-list.ts';
import { setPolicy } from '#memory/tenants.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import { openCase, startApi, startWorker, stockCatalogue, until } from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';
import { anOwnList, strangers } from '../support/screening-builders.ts';

const REASON = 'Another company: other owners, registered elsewhere since 1990.';
const database = testDatabase();
let api: RunningApi;
let worker: RunningProgram;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

/** A desk where a person approves every award, and people to do so. */
async function aDesk() {
  const tenantId = aTenantId();
  await stockCatalogue(database, tenantId);
  await setPolicy(database, tenantId, { ...defaultPolicy, autoApproveAwardMinor: 0 });
  const [buyer, officer] = await Promise.all([
    api.caller(database, tenantId, 'buyer'),
    api.caller(database, tenantId, 'compliance_officer'),
  ]);
  return { tenantId, buyer, officer };
}

const approvalsOf = async (by: Caller, caseId: string, status: string, about: string) =>
  (
    await by.get<{ items: ApprovalView[] }>(`/v1/approvals?caseId=${caseId}&status=${status}`)
  ).body.items.filter((it) => it.about === about);

/** A case with an award that waits for a person, and who would get it. */
async function awaitingApproval(buyer: Caller) {
  const path = await openCase(buyer);
  const caseId = path.slice(path.lastIndexOf('/') + 1);
  const asked = await until(
    async () => (await approvalsOf(buyer, caseId, 'open', 'award'))[0] ?? null,
  );
  const { lines } = asked.shown as { lines: { supplierId: string; supplierName: string }[] };
  const [winner] = lines;
  if (winner === undefined) throw new Error('nobody would win');
  return { path, caseId, asked, winner };
}

const voided = (buyer: Caller, caseId: string, approvalId: string) =>
  until(async () => {
    const all = await approvalsOf(buyer, caseId, 'void', 'award');
    return all.find((it) => it.approvalId === approvalId) ?? null;
  });

const nextAward = (buyer: Caller, caseId: string, before: string) =>
  until(async () => {
    const all = await approvalsOf(buyer, caseId, 'open', 'award');
    return all.find((it) => it.approvalId !== before) ?? null;
  });

describe('a winner that a new list version names while its award waits for a person', () => {
  it('loses the award, and what others agreed to is asked about next', async () => {
    const { tenantId, buyer, officer } = await aDesk();
    const { caseId, asked, winner } = await awaitingApproval(buyer);
    await loadList(database, tenantId, anOwnList([{ name: winner.supplierName }, ...strangers(5)]));
    await voided(buyer, caseId, asked.approvalId);
    const next = await nextAward(buyer, caseId, asked.approvalId);
    expect(JSON.stringify(next.shown)).not.toContain(winner.supplierId);
    const { body } = await officer.get<{ items: ScreeningHit[] }>('/v1/screening/hits?state=open');
    expect(body.items.map((it) => it.supplierId)).toEqual([winner.supplierId]);
  });

  it('gets no award in a later case either, on no earlier clearance, until the hit is cleared', async () => {
    const { tenantId, buyer, officer } = await aDesk();
    const first = await awaitingApproval(buyer);
    const { supplierId, supplierName } = first.winner;
    await loadList(database, tenantId, anOwnList([{ name: supplierName }, ...strangers(5)]));
    await voided(buyer, first.caseId, first.asked.approvalId);
    const second = await awaitingApproval(buyer);
    expect(second.winner.supplierId).not.toBe(supplierId);
    const hits = await officer.get<{ items: ScreeningHit[] }>('/v1/screening/hits?state=open');
    const [hit] = hits.body.items;
    const cleared = await officer.post<{ toldCasesCount: number }>(
      `/v1/screening/hits/${hit?.hitId}/decision`,
      { kind: 'clear', reason: REASON },
    );
    expect(cleared.body.toldCasesCount).toBe(2);
    await until(async () => {
      const { body } = await buyer.get<{ items: { topic: string }[] }>(
        `/v1/procurements/${first.caseId}/messages?limit=200`,
      );
      return body.items.some((it) => it.topic === 'compliance.lifted') ? true : null;
    });
    const third = await awaitingApproval(buyer);
    expect(third.winner.supplierId).toBe(supplierId);
  });
});

describe('a supplier whose required certificate has ended', () => {
  it('has a question open until the new certificate is there, and is cleared by it', async () => {
    const { tenantId, buyer } = await aDesk();
    const suppliers = await database.inTenant(tenantId, (tx) =>
      tx.supplierCertificate.findMany({ where: { tenantId, name: 'ISO 9001' } }),
    );
    const lately = new Date(Date.now() - 20 * 86_400_000);
    const [one] = suppliers;
    if (one === undefined) throw new Error('nobody holds ISO 9001');
    await database.inTenant(tenantId, (tx) =>
      tx.supplierCertificate.updateMany({
        where: { tenantId, name: 'ISO 9001' },
        data: { validTo: lately },
      }),
    );
    const path = await openCase(buyer, {
      lines: [{ item: 'EQ-CELL-COMPACT', quantity: 1, unitCode: 'C62', mustHave: ['ISO 9001'] }],
    });
    const caseId = path.slice(path.lastIndexOf('/') + 1);
    const asked = await until(
      async () => (await approvalsOf(buyer, caseId, 'open', 'compliance_review'))[0] ?? null,
    );
    expect(asked.question).toContain('ISO 9001');
    const { supplierId } = asked.shown as { supplierId: string };
    const held = suppliers.find((it) => it.supplierId === supplierId);
    const validTo = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10);
    const told = await buyer.post<{ toldCasesCount: number }>(
      `/v1/suppliers/${supplierId}/certificates`,
      { name: 'ISO 9001', number: held?.number ?? '', validTo },
    );
    expect(told).toMatchObject({ status: 200, body: { toldCasesCount: 1 } });
    const shut = await until(async () => {
      const all = await approvalsOf(buyer, caseId, 'void', 'compliance_review');
      return all.find((it) => it.approvalId === asked.approvalId) ?? null;
    });
    expect(shut.comment).toContain('cleared');
    const { body: view } = await buyer.get<CaseView>(path);
    expect(view.closedAtMs).toBeNull();
  });

  it.each([
    ['ends before it starts', { name: 'CE', validFrom: '2027-01-02', validTo: '2027-01-01' }, 422],
    ['has no name', { name: ' ', validTo: null }, 422],
    ['holds a NUL', { name: 'C\0E', validTo: null }, 422],
    ['ends on no day', { name: 'CE', validTo: '2027-02-30' }, 422],
  ])('is not recorded when the new one %s', async (_name, body, status) => {
    const { buyer } = await aDesk();
    const { body: list } = await buyer.get<{ items: { supplierId: string }[] }>('/v1/suppliers');
    const path = `/v1/suppliers/${list.items[0]?.supplierId}/certificates`;
    expect((await buyer.post(path, body)).status).toBe(status);
  });
});
