import { RecordedDelivery } from '#contracts/desk-answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import { OutcomeRequest } from '#contracts/http.ts';
import { mayCommand } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, requireCase, unknownCase } from './case-params.ts';

export const recordOutcome = route({
  method: 'post',
  path: '/v1/procurements/{id}/outcomes',
  operationId: 'recordOutcome',
  summary: 'Tell how an awarded line was delivered; later cases learn from it',
  tag: 'procurements',
  roles: mayCommand,
  params: CaseParams,
  unknown: unknownCase,
  body: OutcomeRequest,
  answers: {
    status: 201,
    description: 'Recorded; another report of the line corrects it, the same one changes nothing',
    schema: RecordedDelivery,
  },
  async handle({ desk, holder, params, body }) {
    await requireCase(desk, holder, params.id);
    const { tenantId, name } = holder;
    const report = { caseId: params.id, ...body };
    const recorded = await desk.store.recordOutcome(tenantId, report, name);
    switch (recorded.kind) {
      case 'no_award':
        throw new ParleyError(
          'AWARD_UNKNOWN',
          `Line ${body.lineNo} was not awarded to ${body.supplierId} in this case.`,
        );
      case 'refused':
        throw new ParleyError(
          'OUTCOME_REFUSED',
          `The report cannot be true, so nothing was recorded: ${recorded.faults
            .map((it) => `${it.what} ${it.because}`)
            .join('; ')}.`,
          recorded.faults.map((it) => ({ path: it.what, message: it.because })),
        );
      default:
        return { body: recorded.outcome };
    }
  },
});
