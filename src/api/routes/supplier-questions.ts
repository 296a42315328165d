import { createHash, randomUUID } from 'node:crypto';
import { ItemsOf } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import {
  AskedQuestion,
  QuestionAnswer,
  QuestionAnswerRequest,
} from '#contracts/supplier-question.ts';
import type { AnsweredQuestion } from '#memory/supplier-questions.ts';
import { idempotencyKey, repeatKeyOf } from '../repeat-key.ts';
import { mayCommand, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { CaseParams, Id, requireCase, unknownCase } from './case-params.ts';

export const listQuestions = route({
  method: 'get',
  path: '/v1/procurements/{id}/questions',
  operationId: 'listQuestions',
  summary: 'What suppliers have asked, and what was answered',
  tag: 'suppliers',
  roles: mayRead,
  params: CaseParams,
  unknown: unknownCase,
  answers: { status: 200, description: 'The questions', schema: ItemsOf(AskedQuestion) },
  async handle({ desk, holder, params }) {
    await requireCase(desk, holder, params.id);
    const place = { tenantId: holder.tenantId, caseId: params.id };
    return { body: { items: await desk.store.questionsOf(place) } };
  },
});

export const answerQuestion = route({
  method: 'post',
  path: '/v1/procurements/{id}/suppliers/{supplierId}/answers',
  operationId: 'answerQuestion',
  summary: 'Answer a question of a supplier; all that are asked read it unless told otherwise',
  tag: 'suppliers',
  roles: mayCommand,
  headers: idempotencyKey,
  params: CaseParams.extend({ supplierId: Id(100).describe('Who asked') }),
  unknown: { ...unknownCase, supplierId: 'SUPPLIER_UNKNOWN' },
  body: QuestionAnswerRequest,
  answers: { status: 201, description: 'The answer, as it is shown', schema: QuestionAnswer },
  async handle({ desk, holder, params, body, req }) {
    const found = await requireCase(desk, holder, params.id);
    if (found.closedAtMs !== null) {
      throw new ParleyError('CASE_CLOSED', 'The case is closed; no supplier is told any more.');
    }
    const { supplierId } = params;
    const answered = await desk.store.answerQuestion(
      { tenantId: holder.tenantId, caseId: params.id },
      {
        ...body,
        supplierId,
        answerId: answerIdOf(holder.keyId, params.id, repeatKeyOf(req)),
        answeredBy: `person:${holder.keyId}`,
      },
    );
    if (answered.kind === 'answered') return { body: answered.answer };
    throw refusalOf(answered, supplierId);
  },
});

const answerIdOf = (keyId: string, caseId: string, repeatKey: string | null): string =>
  repeatKey === null
    ? randomUUID()
    : createHash('sha256').update(`${keyId} ${caseId} ${repeatKey}`).digest('hex').slice(0, 32);

function refusalOf(
  answered: Exclude<AnsweredQuestion, { kind: 'answered' }>,
  supplierId: string,
): ParleyError {
  switch (answered.kind) {
    case 'supplier_unknown':
      return new ParleyError('SUPPLIER_UNKNOWN', `${supplierId} was not asked in this case.`);
    case 'question_unknown':
      return new ParleyError('QUESTION_UNKNOWN', `${supplierId} has asked no such question here.`, [
        { path: 'questionId', message: 'is no question of this supplier in this case' },
      ]);
    case 'other_answer':
      return new ParleyError(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used with another answer. Use a new key, or send the same one.',
      );
    case 'names_supplier': {
      const { field: path, supplierName } = answered;
      const message = `names ${supplierName}, and every supplier would read it`;
      const help = 'Say it in other words (`question`), or answer this supplier alone (`toAll`).';
      return new ParleyError('BODY_INVALID', `${path} ${message}. ${help}`, [{ path, message }]);
    }
  }
}
