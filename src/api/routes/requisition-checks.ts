import { defaultPolicy } from '#contracts/default-policy.ts';
import { ProcurementRequest } from '#contracts/http.ts';
import { RequisitionCheck } from '#contracts/requisition-check.ts';
import { checkRequisition } from '#domain/requisition-check/check.ts';
import { checkFacts, resolveRequest } from '../requisition-facts.ts';
import { mayRequest } from '../roles.ts';
import { route } from '../route.ts';

export const checkRequest = route({
  method: 'post',
  path: '/v1/requisitions/check',
  operationId: 'checkRequisition',
  summary: 'What every rule says of a request, without opening a case',
  tag: 'procurements',
  roles: mayRequest,
  body: ProcurementRequest,
  answers: {
    status: 200,
    description: 'The worst result, and pass, advice or fail of each rule with its reason',
    schema: RequisitionCheck,
  },
  async handle({ desk, holder, body }) {
    const { tenantId, keyId } = holder;
    const who = { tenantId, requestedBy: keyId, nowMs: Date.now() };
    const resolved = await resolveRequest(desk.store, body, who);
    const policy = (await desk.store.policyOf(tenantId)) ?? defaultPolicy;
    return { body: checkRequisition(body, checkFacts(body, resolved, policy)) };
  },
});
