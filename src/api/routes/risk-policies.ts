import { z } from 'zod';
import { ItemsOf } from '#contracts/answers.ts';
import { defaultPolicy } from '#contracts/default-policy.ts';
import type { FieldIssue } from '#contracts/errors.ts';
import type { RiskPolicyBody } from '#contracts/risk-policy.ts';
import {
  PolicyPreview,
  RiskPolicyRequest,
  RiskPolicyView,
  ThresholdMove,
} from '#contracts/risk-policy.ts';
import { DEFAULT_WEIGHTS_BP } from '#domain/compliance/factors/index.ts';
import { policyFaults } from '#domain/compliance/policy/policy-faults.ts';
import { previewPolicy, rulesWithoutPolicy } from '#domain/compliance/policy/preview.ts';
import { isNamed } from '#domain/same-person.ts';
import type { KeyHolder } from '#memory/keys.ts';
import type { Desk } from '../desk.ts';
import { mayGovernRisk, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { VersionParams, ableApprovers, policyVersions, refuseFaulty } from './policy-versions.ts';

const unknownVersion = { version: 'RISK_POLICY_UNKNOWN' } as const;
const versions = policyVersions('risk', 'RISK_POLICY');

export const listRiskPolicies = route({
  method: 'get',
  path: '/v1/risk-policies',
  operationId: 'listRiskPolicies',
  summary:
    'Every version of the risk policy, the latest first; cases keep the one they opened under',
  tag: 'risk',
  roles: mayRead,
  answers: { status: 200, description: 'The versions', schema: ItemsOf(RiskPolicyView) },
  async handle({ desk, holder }) {
    return { body: { items: await desk.store.listRiskPolicies(holder.tenantId) } };
  },
});

export const draftRiskPolicy = route({
  method: 'post',
  path: '/v1/risk-policies',
  operationId: 'draftRiskPolicy',
  summary: 'Draft the next version; somebody else has to approve it',
  tag: 'risk',
  roles: mayGovernRisk,
  body: RiskPolicyRequest,
  answers: { status: 201, description: 'The draft', schema: RiskPolicyView },
  async handle({ desk, holder, body: { body, effectiveFrom, note } }) {
    const effectiveFromMs = effectiveFrom === undefined ? null : Date.parse(effectiveFrom);
    refuseFaulty([
      ...policyFaults(body, effectiveFromMs, Date.now()),
      ...(await approverFaults(desk, holder, body)),
    ]);
    const draft = { body, effectiveFromMs, note, by: holder };
    return { status: 201, body: await desk.store.draftRiskPolicy(holder.tenantId, draft) };
  },
});

async function approverFaults(
  desk: Desk,
  { tenantId }: KeyHolder,
  { approvers }: RiskPolicyBody,
): Promise<FieldIssue[]> {
  if (Object.keys(approvers).length === 0) return [];
  const able = await ableApprovers(desk, tenantId);
  return Object.entries(approvers).flatMap(([about, named]) =>
    named.flatMap((name, at) =>
      able.some((it) => isNamed(it, [name]))
        ? []
        : [
            {
              path: `body.approvers.${about}.${at}`,
              message: `"${name}" is no key id or name of a live key that may approve`,
            },
          ],
    ),
  );
}

export const approveRiskPolicy = route({
  method: 'post',
  path: '/v1/risk-policies/{version}/approve',
  operationId: 'approveRiskPolicy',
  summary: 'Put a draft of somebody else in force, for cases opened from its day on',
  tag: 'risk',
  roles: mayGovernRisk,
  params: VersionParams,
  unknown: unknownVersion,
  answers: { status: 200, description: 'The approved version', schema: RiskPolicyView },
  async handle({ desk, holder, params: { version } }) {
    const done = await desk.store.approveRiskPolicy(holder.tenantId, version, holder);
    return { body: versions.settled(version, done) };
  },
});

export const withdrawRiskPolicy = route({
  method: 'post',
  path: '/v1/risk-policies/{version}/withdraw',
  operationId: 'withdrawRiskPolicy',
  summary: 'Take back a draft, or a version whose day has not come yet',
  tag: 'risk',
  roles: mayGovernRisk,
  params: VersionParams,
  unknown: unknownVersion,
  answers: { status: 200, description: 'The withdrawn version', schema: RiskPolicyView },
  async handle({ desk, holder, params: { version } }) {
    const done = await desk.store.withdrawRiskPolicy(holder.tenantId, version, holder);
    return { body: versions.settled(version, done) };
  },
});

export const previewRiskPolicy = route({
  method: 'get',
  path: '/v1/risk-policies/{version}/preview',
  operationId: 'previewRiskPolicy',
  summary: 'What past clearances would have come to under this version instead of the one in force',
  tag: 'risk',
  roles: mayRead,
  params: VersionParams,
  unknown: unknownVersion,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(2_000).default(500).describe('Latest clearances'),
  }),
  answers: {
    status: 200,
    description: 'Verdicts that would differ, before and after',
    schema: PolicyPreview,
  },
  async handle({ desk, holder: { tenantId }, params: { version }, query: { limit } }) {
    const [draft, inForce, past] = await Promise.all([
      desk.store.getRiskPolicy(tenantId, version),
      desk.store.riskPolicyInForce(tenantId, Date.now()),
      desk.store.pastClearances(tenantId, limit),
    ]);
    if (draft === null) throw versions.unknown(version);
    const { risk } = (await desk.store.policyOf(tenantId)) ?? defaultPolicy;
    const rules = inForce?.body ?? rulesWithoutPolicy(risk, DEFAULT_WEIGHTS_BP);
    const against = inForce?.version ?? null;
    return { body: { version, against, ...previewPolicy(past, rules, draft.body) } };
  },
});

export const listThresholdMoves = route({
  method: 'get',
  path: '/v1/risk-policies/threshold-moves',
  operationId: 'listThresholdMoves',
  summary: 'Where measured results moved the approval threshold, the latest first, and why',
  tag: 'risk',
  roles: mayRead,
  answers: { status: 200, description: 'The moves', schema: ItemsOf(ThresholdMove) },
  async handle({ desk, holder }) {
    return { body: { items: await desk.store.listThresholdMoves(holder.tenantId) } };
  },
});
