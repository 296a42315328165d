import type { z } from 'zod';
import type { ApprovalPolicyBody } from '#contracts/approval-policy.ts';
import type { ApprovalDetail, ApprovalView } from '#contracts/approvals.ts';
import type { ApiRole } from '#contracts/http.ts';
import type { Database } from '#memory/database.ts';
import { createKey } from '#memory/keys.ts';
import type { Answer, Caller, Problem, RunningApi } from './running-api.ts';
import { openCase, until } from './running-api.ts';

/** Somebody with a name and a key, as the API sees them. */
export async function person(
  api: RunningApi,
  database: Database,
  tenantId: string,
  name: string,
  role: ApiRole = 'approver',
): Promise<Caller> {
  const { key, keyId } = await createKey(database, { tenantId, role, name });
  return api.withKey(key, keyId);
}

/** Drafts a policy, and has somebody else make it the active one. */
export async function activate(
  drafter: Caller,
  approver: Caller,
  body: z.input<typeof ApprovalPolicyBody>,
): Promise<number> {
  const draft = await drafter.post<{ version: number }>('/v1/approval-policies', {
    body,
    note: 'as agreed',
  });
  if (draft.status !== 201) throw new Error(JSON.stringify(draft.body));
  const { version } = draft.body;
  const done = await approver.post(`/v1/approval-policies/${version}/approve`, {});
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  return version;
}

/** A case that has come to the question about its award. */
export async function askedAward(
  by: Caller,
  changes: Record<string, unknown> = {},
): Promise<{ path: string; caseId: string; asked: ApprovalView }> {
  const path = await openCase(by, changes);
  const caseId = path.slice(path.lastIndexOf('/') + 1);
  const asked = await openAward(by, caseId);
  return { path, caseId, asked };
}

/** The open question about an award. @param notId of the one before it, which is not meant any more */
export const openAward = (by: Caller, caseId: string, notId?: string): Promise<ApprovalView> =>
  until(async () => {
    const { body } = await by.get<{ items: ApprovalView[] }>(`/v1/approvals?caseId=${caseId}`);
    return body.items.find((it) => it.about === 'award' && it.approvalId !== notId) ?? null;
  });

export const decide = (
  by: Caller,
  { approvalId, shownHash }: Pick<ApprovalView, 'approvalId' | 'shownHash'>,
  decision: 'approve' | 'reject' | 'return' | 'defer',
  changes: object = {},
): Promise<Answer<Problem>> =>
  by.post<Problem>(`/v1/approvals/${approvalId}/decision`, { decision, shownHash, ...changes });

export const detailOf = async (by: Caller, approvalId: string): Promise<ApprovalDetail> =>
  (await by.get<ApprovalDetail>(`/v1/approvals/${approvalId}`)).body;
