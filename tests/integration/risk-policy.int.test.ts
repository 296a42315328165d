import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyPreview, RiskPolicyView, ThresholdMove } from '#contracts/risk-policy.ts';
import type { Assessment } from '#contracts/supplier.ts';
import type { CaseView } from '#memory/cases.ts';
import { aRiskPolicyBody } from '../support/risk-policy-builders.ts';
import { aTenantId, anOpenCase, testDatabase } from '../support/memory-builders.ts';
import { openCase, startApi, stockCatalogue } from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';

const database = testDatabase();
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.stop();
  await database.close();
});

type Answered = RiskPolicyView & Pick<Problem, 'code' | 'errors'>;

/** A tenant of its own with two people who may govern risk. */
async function aDesk() {
  const tenantId = aTenantId();
  const officer = await api.caller(database, tenantId, 'compliance_officer');
  const chief = await api.caller(database, tenantId, 'administrator');
  const buyer = await api.caller(database, tenantId, 'buyer');
  return { tenantId, officer, chief, buyer };
}

const draft = async (by: Caller, changes: object = {}, rest: object = {}) =>
  by.post<Answered>('/v1/risk-policies', {
    body: { ...aRiskPolicyBody(), ...changes },
    note: 'a test',
    ...rest,
  });
const act = (by: Caller, version: number, what: 'approve' | 'withdraw') =>
  by.post<Answered>(`/v1/risk-policies/${version}/${what}`, {});
const statuses = async (by: Caller) =>
  (await by.get<{ items: RiskPolicyView[] }>('/v1/risk-policies')).body.items.map((it) => [
    it.version,
    it.status,
    it.isInForce,
  ]);

async function inForce(desk: Awaited<ReturnType<typeof aDesk>>, changes: object = {}) {
  const { body } = await draft(desk.officer, changes);
  expect((await act(desk.chief, body.version, 'approve')).status).toBe(200);
  return body.version;
}

describe('a risk policy', () => {
  it('is in force once another person approves it, and supersedes the one before', async () => {
    const desk = await aDesk();
    expect((await draft(desk.officer)).status).toBe(201);
    const own = await act(desk.officer, 1, 'approve');
    expect(own).toMatchObject({ status: 403, body: { code: 'APPROVER_IS_DRAFTER' } });
    expect(await statuses(desk.buyer)).toEqual([[1, 'draft', false]]);
    const approved = await act(desk.chief, 1, 'approve');
    expect(approved.body).toMatchObject({ status: 'approved', approvedByName: 'a administrator' });
    await inForce(desk, { coverageMinBp: 5_000 });
    expect(await statuses(desk.buyer)).toEqual([
      [2, 'approved', true],
      [1, 'superseded', false],
    ]);
  });

  it('is not approved with a second key of the same name, in the database neither', async () => {
    const desk = await aDesk();
    await draft(desk.officer);
    const again = await api.caller(database, desk.tenantId, 'compliance_officer');
    const answer = await act(again, 1, 'approve');
    expect(answer.body).toMatchObject({ code: 'APPROVER_IS_DRAFTER' });
    await expect(
      database.inTenant(
        desk.tenantId,
        (tx) => tx.$executeRaw`
          update risk_policies set status = 'approved', approved_by = drafted_by`,
      ),
    ).rejects.toThrow();
  });

  it('that takes effect later is not in force before, and can be withdrawn until then', async () => {
    const desk = await aDesk();
    const effectiveFrom = new Date(Date.now() + 3_600_000).toISOString();
    await draft(desk.officer, {}, { effectiveFrom });
    await act(desk.chief, 1, 'approve');
    expect(await statuses(desk.buyer)).toEqual([[1, 'approved', false]]);
    expect((await act(desk.officer, 1, 'withdraw')).body.status).toBe('withdrawn');
    const twice = await act(desk.chief, 1, 'approve');
    expect(twice).toMatchObject({ status: 409, body: { code: 'RISK_POLICY_SETTLED' } });
    const version = await inForce(desk);
    const late = await act(desk.officer, version, 'withdraw');
    expect(late).toMatchObject({ status: 409, body: { code: 'RISK_POLICY_SETTLED' } });
  });

  it('that is withdrawn is told in the trail as whose doing it was', async () => {
    const desk = await aDesk();
    const effectiveFrom = new Date(Date.now() + 3_600_000).toISOString();
    await draft(desk.officer, {}, { effectiveFrom });
    await act(desk.chief, 1, 'approve');
    await act(desk.officer, 1, 'withdraw');
    const actorOf = async (action: string) => {
      const path = `/v1/audit?action=risk_policy.${action}`;
      const { body } = await desk.chief.get<{ items: { actor: string }[] }>(path);
      return body.items.map((it) => it.actor);
    };
    expect(await actorOf('approved')).toEqual([desk.chief.keyId]);
    expect(await actorOf('withdrawn')).toEqual([desk.officer.keyId]);
  });

  it('with faults is refused, with every field that is wrong', async () => {
    const { officer } = await aDesk();
    const { status, body } = await draft(
      officer,
      { weightsBp: { financial: 10_000, luck: 1 }, approvers: { award: ['nobody'] } },
      { effectiveFrom: '2020-01-01T00:00:00Z' },
    );
    expect([status, body.code]).toEqual([422, 'POLICY_INVALID']);
    expect(body.errors.map((it) => it.path)).toEqual(
      expect.arrayContaining([
        'body.weightsBp',
        'body.weightsBp.luck',
        'body.weightsBp.delivery',
        'body.approvers.award.0',
        'effectiveFrom',
      ]),
    );
  });

  it('that nobody has is unknown, and a buyer governs none', async () => {
    const { officer, buyer } = await aDesk();
    for (const version of ['7', 'x', '99999999999']) {
      const answer = await officer.post<Problem>(`/v1/risk-policies/${version}/approve`, {});
      expect(answer).toMatchObject({ status: 404, body: { code: 'RISK_POLICY_UNKNOWN' } });
    }
    expect(await draft(buyer)).toMatchObject({ status: 403, body: { code: 'ROLE_FORBIDDEN' } });
  });
});

describe('a case', () => {
  it('keeps the policy that was in force when it was opened, with the weights of its category', async () => {
    const desk = await aDesk();
    await stockCatalogue(database, desk.tenantId);
    const weightsBp = { ...aRiskPolicyBody().weightsBp, quality: 2_000, esg: 0 };
    const version = await inForce(desk, {
      categories: [{ cpvPrefix: '42', weightsBp, requiredCertificates: ['CE'] }],
    });
    const path = await openCase(desk.buyer);
    await inForce(desk, { coverageMinBp: 6_000 });
    const { risk } = (await desk.buyer.get<CaseView>(path)).body.brief.policy;
    expect(risk).toMatchObject({
      version,
      weightsBp,
      requiredCertificates: ['CE'],
      coverageMinBp: 4_500,
    });
    const { body: later } = await desk.buyer.get<CaseView>(await openCase(desk.buyer));
    expect(later.brief.policy.risk).toMatchObject({ version: version + 1, coverageMinBp: 6_000 });
  });
});

/** A supplier that a person cleared at a risk, and what was found of it. */
async function cleared(at: { tenantId: string; caseId: string }, supplierId: string) {
  const assessment: Assessment = {
    supplierId,
    supplierName: supplierId,
    riskBp: 4_000,
    riskUpToBp: 4_000,
    coverageBp: 10_000,
    confidenceBp: 10_000,
    factors: Object.keys(aRiskPolicyBody().weightsBp).map((name) => ({
      name: name as Assessment['factors'][number]['name'],
      riskBp: name === 'delivery' ? 8_000 : 3_000,
      weightBp: aRiskPolicyBody().weightsBp[name] ?? 0,
      coverageBp: 10_000,
      evidence: [],
    })),
    hardStops: [],
  };
  await database.inTenant(at.tenantId, (tx) =>
    tx.clearance.create({
      data: {
        ...at,
        id: `${at.caseId}/${supplierId}`,
        supplierId,
        verdict: 'conditional_approval',
        riskBp: 4_000,
        coverageBp: 10_000,
        confidenceBp: 10_000,
        assessment,
        conditions: [],
        because: [],
        alternatives: [],
        approveUpToBp: 3_500,
        validUntil: new Date(Date.now() + 1_000_000),
        decidedBy: 'Ada',
        decidedAt: new Date(),
      },
    }),
  );
}

describe('a preview', () => {
  it('judges past clearances again under both, and changes nothing', async () => {
    const desk = await aDesk();
    const at = await anOpenCase(database, desk.tenantId);
    await cleared(at, 'slow');
    const weightsBp = { ...aRiskPolicyBody().weightsBp, financial: 500, delivery: 4_000 };
    const { body } = await draft(desk.officer, { weightsBp, conditionUpToBp: 4_500 });
    const answer = await desk.buyer.get<PolicyPreview>(`/v1/risk-policies/${body.version}/preview`);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        against: null,
        comparedCount: 1,
        harderCount: 1,
        changes: [
          {
            supplierId: 'slow',
            before: { verdict: 'conditional_approval', riskBp: 4_000 },
            after: { verdict: 'escalate_for_review', riskBp: 5_000 },
          },
        ],
      },
    });
    expect(await statuses(desk.buyer)).toEqual([[1, 'draft', false]]);
  });
});

describe('an adaptive threshold', () => {
  const adaptation = { targetBadBp: 2_000, stepBp: 250, resultsMin: 20 };

  it('moves a step a day by what results came to, is logged, and not in a repeatable case', async () => {
    const desk = await aDesk();
    await stockCatalogue(database, desk.tenantId);
    const at = await anOpenCase(database, desk.tenantId);
    for (let n = 0; n < 30; n += 1) await cleared(at, `s${n}`);
    await inForce(desk, { adaptation });
    const riskOf = async (changes: object) => {
      const path = await openCase(desk.buyer, { ...changes });
      return (await desk.buyer.get<CaseView>(path)).body.brief.policy.risk;
    };
    expect((await riskOf({ seed: 7 })).approveUpToBp).toBe(3_500);
    const drawn = { seed: undefined };
    const opened = await Promise.all([riskOf(drawn), riskOf(drawn), riskOf(drawn)]);
    for (const risk of opened) {
      expect(risk).toMatchObject({ approveUpToBp: 3_750, moved: { fromBp: 3_500 } });
    }
    const { body } = await desk.buyer.get<{ items: ThresholdMove[] }>(
      '/v1/risk-policies/threshold-moves',
    );
    expect(body.items).toEqual([
      expect.objectContaining({ fromBp: 3_500, toBp: 3_750, policyVersion: 1 }),
    ]);
    expect(body.items[0]?.sample).toMatchObject({ resultsCount: 30, badCount: 0 });
  });

  it('moves down when what was cleared came late, whatever a person had said of it', async () => {
    const desk = await aDesk();
    await stockCatalogue(database, desk.tenantId);
    const ids = (
      await database.inTenant(desk.tenantId, (tx) =>
        tx.supplier.findMany({ where: { tenantId: desk.tenantId }, take: 30 }),
      )
    ).map((it) => it.supplierId);
    const at = await anOpenCase(database, desk.tenantId);
    for (const supplierId of ids) {
      await cleared(at, supplierId);
      const sourceRef = `${at.caseId}/1/${supplierId}`;
      const late = { promisedOn: new Date('2026-03-01'), receivedOn: new Date('2026-03-09') };
      await database.inTenant(desk.tenantId, (tx) =>
        tx.outcome.create({ data: { ...at, ...late, source: 'case', sourceRef, supplierId } }),
      );
    }
    await inForce(desk, { adaptation });
    const path = await openCase(desk.buyer, { seed: undefined });
    const { risk } = (await desk.buyer.get<CaseView>(path)).body.brief.policy;
    expect(risk).toMatchObject({
      approveUpToBp: 3_250,
      moved: { fromBp: 3_500, because: expect.stringContaining('30 of 30 bad') },
    });
  });

  it('is a log that the application can neither change nor clear', async () => {
    const desk = await aDesk();
    for (const sql of ['update threshold_moves set to_bp = 1', 'delete from threshold_moves']) {
      await expect(
        database.inTenant(desk.tenantId, (tx) => tx.$executeRawUnsafe(sql)),
      ).rejects.toThrow(/permission denied/);
    }
  });
});
