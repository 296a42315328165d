import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseAudit } from '#memory/audit/case-audit.ts';
import type { AuditEvent } from '#memory/audit/chain.ts';
import type { AuditVerification } from '#memory/audit/verify.ts';
import { aTrail } from '../support/audit-trail.ts';
import { anOpenCase, testDatabase } from '../support/memory-builders.ts';
import { startApi } from '../support/running-api.ts';
import type { RunningApi } from '../support/running-api.ts';

const database = testDatabase();
afterAll(() => database.close());

describe('the API of the audit trail', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('lists events by case, actor, action and time, page by page, to auditors alone', async () => {
    const { tenantId, caseId } = await aTrail(database);
    const auditor = await api.caller(database, tenantId, 'auditor');
    type Page = { items: AuditEvent[]; nextAfter: number | null };
    const list = async (query: string) => (await auditor.get<Page>(`/v1/audit?${query}`)).body;
    expect((await list(`case=${caseId}`)).items).toHaveLength(14);
    expect((await list('actor=anna')).items.map((it) => it.action)).toEqual(['approval.approved']);
    expect((await list('action=decision.made')).items.map((it) => it.sequence)).toEqual([3, 4]);
    expect((await list('to=2020-01-01')).items).toEqual([]);
    expect((await list('from=2020-01-01T00:00:00Z&limit=3')).items).toHaveLength(3);
    const page = await list('limit=5');
    expect(page.nextAfter).toBe(5);
    expect((await list('limit=5&after=5')).items[0]?.sequence).toBe(6);
    const buyer = await api.caller(database, tenantId, 'buyer');
    expect(await buyer.get('/v1/audit')).toMatchObject({ status: 403 });
  });

  it.each([
    'from=yesterday',
    'to=2026-13-01',
    'from=2026-05-02&to=2026-05-01',
    'limit=0',
    'after=-1',
    'colour=red',
    'case=',
  ])('says what is wrong with ?%s', async (query) => {
    const { tenantId } = await anOpenCase(database);
    const auditor = await api.caller(database, tenantId, 'auditor');
    const answer = await auditor.get<{ errors: unknown[] }>(`/v1/audit?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
    expect(answer.body.errors).not.toEqual([]);
  });

  it('verifies, also against a head noted before', async () => {
    const { tenantId } = await aTrail(database);
    const auditor = await api.caller(database, tenantId, 'auditor');
    const path = '/v1/audit/verification';
    const first = await auditor.get<AuditVerification>(path);
    expect(first).toMatchObject({ status: 200, body: { finding: null } });
    const { sequence, hash } = first.body.head;
    const again = await auditor.get(`${path}?head=${sequence}:${hash}`);
    expect(again).toMatchObject({ body: { finding: null } });
    const other = await auditor.get(`${path}?head=${sequence}:${'0'.repeat(64)}`);
    expect(other).toMatchObject({ body: { finding: { kind: 'head_differs' } } });
    expect(await auditor.get(`${path}?head=12`)).toMatchObject({ status: 400 });
  });

  it('gives a case with all that was told of it', async () => {
    const { tenantId, caseId } = await aTrail(database);
    const auditor = await api.caller(database, tenantId, 'auditor');
    const { body } = await auditor.get<CaseAudit>(`/v1/procurements/${caseId}/audit`);
    expect(body).toMatchObject({ caseId, outcome: 'awarded', policyVersions: ['1'] });
    expect(body.events.every((it) => it.hashHolds)).toBe(true);
    const award = body.events.find((it) => it.action === 'award.made');
    expect(award).toMatchObject({ row: 'holds', content: { approved_by: 'anna' } });
    const stranger = await api.caller(database, 'another-tenant', 'auditor');
    expect(await stranger.get(`/v1/procurements/${caseId}/audit`)).toMatchObject({ status: 404 });
  });
});
