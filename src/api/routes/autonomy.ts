import { AutonomyItems } from '#contracts/approvals.ts';
import { autonomyOf } from '#domain/approval/autonomy.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';

export const listAutonomy = route({
  method: 'get',
  path: '/v1/autonomy',
  operationId: 'listAutonomy',
  summary: 'What agents may do by category, how often people agreed, and where more is offered',
  tag: 'approvals',
  roles: mayRead,
  answers: { status: 200, description: 'The categories', schema: AutonomyItems },
  async handle({ desk, holder: { tenantId } }) {
    const [policy, decided] = await Promise.all([
      desk.store.activeApprovalPolicy(tenantId),
      desk.store.decidedAwards(tenantId),
    ]);
    return { body: { items: autonomyOf(policy?.body.autonomy ?? [], decided) } };
  },
});
