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
    description: 'Recorded; the same line again replaces it',
    schema: RecordedDelivery,
  },
  async handle({ desk, holder, params, body }) {
    await requireCase(desk, holder, params.id);
    const recorded = await desk.store.recordOutcome(holder.tenantId, {
      caseId: params.id,
      ...body,
    });
    switch (recorded.kind) {
      case 'no_award':
        throw new ParleyError(
          'AWARD_UNKNOWN',
          `Line ${body.lineNo} was not awarded to ${body.supplierId} in this case.`,
        );
      case 'impossible':
        throw new ParleyError('OUTCOME_REFUSED', 'More units were rejected than received.', [
          { path: 'rejectedQuantity', message: `at most ${body.receivedQuantity}` },
        ]);
      default:
        return { body: recorded.outcome };
    }
  },
});
