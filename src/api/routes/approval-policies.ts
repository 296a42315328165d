import { ItemsOf } from '#contracts/answers.ts';
import {
  ApprovalPolicyRequest,
  ApprovalPolicyView,
  RulePreviewRequest,
} from '#contracts/approval-policy.ts';
import { RulePreview } from '#contracts/approvals.ts';
import { approvalPolicyFaults } from '#domain/approval/policy-faults.ts';
import { previewRule } from '#domain/approval/preview.ts';
import { pinnedApprovals } from '#domain/approval/pinned.ts';
import type { Desk } from '../desk.ts';
import { calendarFaults, daysOff } from '../holidays.ts';
import { mayGovernApprovals, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { VersionParams, ableApprovers, policyVersions, refuseFaulty } from './policy-versions.ts';

const unknownVersion = { version: 'APPROVAL_POLICY_UNKNOWN' } as const;
const versions = policyVersions('approval', 'APPROVAL_POLICY');

export const listApprovalPolicies = route({
  method: 'get',
  path: '/v1/approval-policies',
  operationId: 'listApprovalPolicies',
  summary: 'Every version of who approves what; cases keep the one they opened under',
  tag: 'approvals',
  roles: mayRead,
  answers: { status: 200, description: 'The versions', schema: ItemsOf(ApprovalPolicyView) },
  async handle({ desk, holder }) {
    return { body: { items: await desk.store.listApprovalPolicies(holder.tenantId) } };
  },
});

export const draftApprovalPolicy = route({
  method: 'post',
  path: '/v1/approval-policies',
  operationId: 'draftApprovalPolicy',
  summary: 'Draft the next version; somebody else has to approve it',
  tag: 'approvals',
  roles: mayGovernApprovals,
  body: ApprovalPolicyRequest,
  answers: { status: 201, description: 'The draft', schema: ApprovalPolicyView },
  async handle({ desk, holder, body: { body, note } }) {
    refuseFaulty([
      ...approvalPolicyFaults(body, await ableApprovers(desk, holder.tenantId)),
      ...(body.calendar === null ? [] : await calendarFaults(body.calendar)),
    ]);
    const draft = await desk.store.draftApprovalPolicy(holder.tenantId, { body, note, by: holder });
    return { status: 201, body: draft };
  },
});

export const approveApprovalPolicy = route({
  method: 'post',
  path: '/v1/approval-policies/{version}/approve',
  operationId: 'approveApprovalPolicy',
  summary: 'Make a draft of somebody else the active one, for cases opened from now on',
  tag: 'approvals',
  roles: mayGovernApprovals,
  params: VersionParams,
  unknown: unknownVersion,
  answers: { status: 200, description: 'The active version', schema: ApprovalPolicyView },
  async handle({ desk, holder, params: { version } }) {
    const done = await desk.store.approveApprovalPolicy(holder.tenantId, version, holder);
    return { body: versions.settled(version, done) };
  },
});

export const withdrawApprovalPolicy = route({
  method: 'post',
  path: '/v1/approval-policies/{version}/withdraw',
  operationId: 'withdrawApprovalPolicy',
  summary: 'Take back a draft',
  tag: 'approvals',
  roles: mayGovernApprovals,
  params: VersionParams,
  unknown: unknownVersion,
  answers: { status: 200, description: 'The withdrawn version', schema: ApprovalPolicyView },
  async handle({ desk, holder, params: { version } }) {
    const done = await desk.store.withdrawApprovalPolicy(holder.tenantId, version, holder);
    return { body: versions.settled(version, done) };
  },
});

export const previewApprovalRule = route({
  method: 'post',
  path: '/v1/approval-policies/preview',
  operationId: 'previewApprovalRule',
  summary: 'Which steps a question asked now would take, and until when',
  tag: 'approvals',
  roles: mayRead,
  body: RulePreviewRequest,
  answers: { status: 200, description: 'The steps', schema: RulePreview },
  async handle({ desk, holder: { tenantId }, body: { version, category, ...asked } }) {
    const policy = await policyOf(desk, tenantId, version);
    const facts = { categories: category === null ? [] : [category], costCentre: asked.costCentre };
    const nowMs = Date.now();
    const off = await daysOff(policy?.body.calendar ?? null, nowMs);
    const pinned =
      policy === null ? null : pinnedApprovals({ ...policy, ...facts, lines: [], daysOff: off });
    const { about, amountMinor, currency = null, riskBp } = asked;
    const question = { about, amountMinor, currency, riskBp };
    return { body: previewRule(pinned, question, nowMs, desk.timing.approvalTimeoutMs) };
  },
});

async function policyOf(desk: Desk, tenantId: string, version: number | undefined) {
  if (version === undefined) return desk.store.activeApprovalPolicy(tenantId);
  const policy = await desk.store.getApprovalPolicy(tenantId, version);
  if (policy === null) throw versions.unknown(version);
  return policy;
}
