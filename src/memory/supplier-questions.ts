import { isDeepStrictEqual } from 'node:util';
import type { SupplierAnswer } from '#contracts/supplier-answer.ts';
import type {
  AskedQuestion,
  QuestionAnswer,
  QuestionAnswerRequest,
} from '#contracts/supplier-question.ts';
import type { Database, Transaction } from './database.ts';
import { storableJson } from './storable-json.ts';
import type { SessionRequest } from './supplier-views.ts';
import { queuePost } from './webhook-posts.ts';

type Place = { tenantId: string; caseId: string };
type AnswerRow = NonNullable<Awaited<ReturnType<Transaction['questionAnswer']['findUnique']>>>;

export type GivenAnswer = QuestionAnswerRequest & {
  /** The same for a repetition. */
  answerId: string;
  supplierId: string;
  answeredBy: string;
};
export type AnsweredQuestion =
  | { kind: 'answered'; answer: QuestionAnswer }
  /** Not asked in this case, or this is no question of it. */
  | { kind: 'supplier_unknown' | 'question_unknown' }
  /** The id belongs to another answer. */
  | { kind: 'other_answer' }
  /** All would read in `field` who asked. */
  | { kind: 'names_supplier'; field: 'question' | 'text'; supplierName: string };

/** Keeps an answer of the buyer, notes it in the case's events, and queues it for webhooks. */
export function answerQuestion(
  database: Database,
  { tenantId, caseId }: Place,
  given: GivenAnswer,
): Promise<AnsweredQuestion> {
  return database.inTenant(tenantId, async (tx) => {
    // The case first, as every turn does.
    await tx.$queryRaw`select 1 from cases where tenant_id = ${tenantId} and case_id = ${caseId}
      for update`;
    const { answerId, supplierId, answeredBy, questionId = null, text, toAll } = given;
    const asker = await tx.supplierSession.findUnique({
      where: { tenantId_caseId_supplierId: { tenantId, caseId, supplierId } },
    });
    if (asker === null) return { kind: 'supplier_unknown' };
    const question = given.question ?? (await askedText(tx, tenantId, asker, questionId));
    const isKnown = questionId === null || (await askedText(tx, tenantId, asker, questionId));
    if (question === null || isKnown === null) return { kind: 'question_unknown' };
    const { supplierName } = asker.request as unknown as SessionRequest;
    const field = toAll ? fieldNaming(supplierName, { question, text }) : null;
    if (field !== null) return { kind: 'names_supplier', field, supplierName };

    const said = { supplierId, questionId, question, text, toAll };
    const where = { tenantId_answerId: { tenantId, answerId } };
    const before = await tx.questionAnswer.findUnique({ where });
    if (before !== null) {
      const answer = toAnswer(before);
      const { answerId: _id, answeredBy: _by, answeredAtMs: _at, ...was } = answer;
      return isDeepStrictEqual({ ...was, caseId: before.caseId }, { ...said, caseId })
        ? { kind: 'answered', answer }
        : { kind: 'other_answer' };
    }
    const row = await tx.questionAnswer.create({
      data: { tenantId, caseId, answerId, answeredBy, answeredAt: new Date(), ...said },
    });
    const answer = toAnswer(row);
    await tell(tx, { tenantId, caseId }, answer);
    return { kind: 'answered', answer };
  });
}

/** What was asked under this id by the supplier of this session; null = nothing. */
async function askedText(
  tx: Transaction,
  tenantId: string,
  { caseId, supplierId }: { caseId: string; supplierId: string },
  questionId: string | null,
): Promise<string | null> {
  if (questionId === null) return null;
  const message = await tx.message.findUnique({
    where: { tenantId_id: { tenantId, id: questionId } },
  });
  if (message?.caseId !== caseId || message.topic !== 'supplier.answer') return null;
  const said = message.body as SupplierAnswer;
  return said.kind === 'question' && said.supplierId === supplierId ? said.text : null;
}

function fieldNaming(
  supplierName: string,
  texts: { question: string; text: string },
): 'question' | 'text' | null {
  const name = supplierName.toLowerCase();
  const isNamed = (it: string) => it.toLowerCase().includes(name);
  if (isNamed(texts.question)) return 'question';
  return isNamed(texts.text) ? 'text' : null;
}

async function tell(tx: Transaction, place: Place, answer: QuestionAnswer): Promise<void> {
  const { tenantId, caseId } = place;
  const body = storableJson({ kind: 'question_answered', ...answer });
  await tx.$queryRaw`select add_event(
    ${tenantId}, ${caseId}, 'question_answered', ${answer.answerId}, ${body}::jsonb)`;
  await tx.$executeRaw`select pg_notify('parley_events', ${`${tenantId} ${caseId}`})`;
  const sessions = await tx.supplierSession.findMany({
    where: { tenantId, caseId, ...(!answer.toAll && { supplierId: answer.supplierId }) },
    orderBy: { supplierId: 'asc' },
  });
  for (const { supplierId, status } of sessions) {
    if (status !== 'ended') await queuePost(tx, place, supplierId, 'answered', answer.answerId);
  }
}

/** What suppliers have asked in a case, oldest first, each with what was answered. */
export function questionsOf(
  database: Database,
  { tenantId, caseId }: Place,
): Promise<AskedQuestion[]> {
  return database.inTenant(tenantId, async (tx) => {
    const messages = await tx.message.findMany({
      where: {
        tenantId,
        caseId,
        topic: 'supplier.answer',
        body: { path: ['kind'], equals: 'question' },
      },
      orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    });
    const rows = await tx.questionAnswer.findMany({
      where: { tenantId, caseId },
      orderBy: [{ answeredAt: 'asc' }, { answerId: 'asc' }],
    });
    const answers = rows.map(toAnswer);
    const asked = messages.map(({ id, body, sentAt }): AskedQuestion => {
      const { supplierId, text } = body as SupplierAnswer;
      const its = answers.filter((it) => it.questionId === id);
      return { questionId: id, supplierId, text, askedAtMs: sentAt.getTime(), answers: its };
    });
    const others = answers
      .filter((it) => it.questionId === null)
      .map((it): AskedQuestion => {
        const { supplierId, question: text, answeredAtMs: askedAtMs } = it;
        return { questionId: null, supplierId, text, askedAtMs, answers: [it] };
      });
    return [...asked, ...others].toSorted((one, other) => one.askedAtMs - other.askedAtMs);
  });
}

const toAnswer = (row: AnswerRow): QuestionAnswer => ({
  answerId: row.answerId,
  supplierId: row.supplierId,
  questionId: row.questionId,
  question: row.question,
  text: row.text,
  toAll: row.toAll,
  answeredBy: row.answeredBy,
  answeredAtMs: row.answeredAt.getTime(),
});
