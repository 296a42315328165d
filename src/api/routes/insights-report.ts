import { LearningReport } from '#contracts/insights.ts';
import { mayRead } from '../roles.ts';
import { route } from '../route.ts';

export const getLearningReport = route({
  method: 'get',
  path: '/v1/insights/report',
  operationId: 'getLearningReport',
  summary: 'Whether what was expected came, and whether decisions became better',
  tag: 'learning',
  roles: mayRead,
  answers: { status: 200, description: 'Calibration and curves', schema: LearningReport },
  async handle({ desk, holder }) {
    return { body: await desk.store.learningReport(holder.tenantId) };
  },
});
