import { randomBytes } from 'node:crypto';
import type { ErrorCode, FieldIssue } from '#contracts/errors.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type {
  SupplierAnswer,
  SupplierAnswerRequest,
  SupplierView,
} from '#contracts/supplier-answer.ts';
import { checkAnswer } from '#domain/negotiation/answer-check.ts';
import type { SessionState } from '#domain/negotiation/answer-check.ts';
import { workflowIdOf } from '#kit/directory.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { Database, Transaction } from './database.ts';
import { hashOfJson, storableJson } from './storable-json.ts';
import type { SessionRow } from './supplier-views.ts';
import { talksOf, viewOf } from './supplier-views.ts';

export type TakenAnswer =
  | { kind: 'taken'; message: Envelope; view: SupplierView }
  | { kind: 'refused'; code: ErrorCode; because: string; issues: FieldIssue[] };

/**
 * Takes a supplier's answer and writes the message that tells the agent, both or neither. Whoever
 * calls has made sure that it is this supplier; here it is held against the state of the talks.
 */
export function takeSupplierAnswer(
  database: Database,
  tenantId: string,
  sessionId: string,
  given: SupplierAnswerRequest,
  nowMs: number,
): Promise<TakenAnswer> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await lockedSession(tx, tenantId, sessionId);
    if (row === null || row.caseClosedAt !== null) {
      return refusal('TALKS_ENDED', 'The request is closed; nothing changes any more.');
    }
    const { session } = row;
    const hash = hashOfJson(given);
    const verdict = checkAnswer(toState(session), given, hash, nowMs);
    if (verdict.kind === 'refused') return verdict;
    const { answer } = verdict;
    // Salted: the prices that are likely could be hashed and compared otherwise.
    const quote = { answer, salt: randomBytes(SALT_BYTES).toString('hex') };
    const isSealed = answer.kind === 'quote';
    const told = isSealed ? withoutOffer(answer, hashOfJson(quote)) : answer;
    const message = await writeMessage(tx, session, told);
    const next = await tx.supplierSession.update({
      where: { tenantId_sessionId: { tenantId, sessionId } },
      data:
        answer.kind === 'question'
          ? { questionsCount: { increment: 1 } }
          : {
              answered: true,
              answerHash: hash,
              ...(isSealed && { sealed: quote }),
              ...(answer.terms !== null && { committed: commitmentOf(answer, answer.terms) }),
              // Nobody bargains over an award: its answer is the end of the talks.
              ...(session.move === 'confirm' && { status: afterAward(answer) }),
            },
    });
    return { kind: 'taken', message, view: await viewOf(tx, next) };
  });
}

const SALT_BYTES = 16;

const withoutOffer = (answer: SupplierAnswer, quoteHash: string): SupplierAnswer => ({
  ...answer,
  terms: null,
  minimums: [],
  validUntilMs: null,
  text: '',
  quoteHash,
});

const refusal = (code: ErrorCode, because: string): TakenAnswer => ({
  kind: 'refused',
  code,
  because,
  issues: [],
});

const afterAward = ({ kind }: SupplierAnswer) => (kind === 'accept' ? 'agreed' : 'ended');

const commitmentOf = ({ validUntilMs }: SupplierAnswer, terms: Terms) => ({ terms, validUntilMs });

/** The case first, as every turn does: an answer and a turn wait for each other in one order. */
async function lockedSession(tx: Transaction, tenantId: string, sessionId: string) {
  const found = await tx.supplierSession.findUnique({
    where: { tenantId_sessionId: { tenantId, sessionId } },
    select: { caseId: true },
  });
  if (found === null) return null;
  const [of] = await tx.$queryRaw<{ closed_at: Date | null }[]>`
    select closed_at from cases where tenant_id = ${tenantId} and case_id = ${found.caseId}
    for update`;
  await tx.$queryRaw`select 1 from supplier_sessions
    where tenant_id = ${tenantId} and session_id = ${sessionId} for update`;
  const session = await tx.supplierSession.findUniqueOrThrow({
    where: { tenantId_sessionId: { tenantId, sessionId } },
  });
  return { session, caseClosedAt: of?.closed_at ?? null };
}

function toState(row: SessionRow): SessionState {
  const view = talksOf(row);
  return {
    supplierId: row.supplierId,
    currency: view.currency,
    lineNos: view.lines.map((it) => it.lineNo),
    status: view.status,
    turn: view.turn,
    move: view.move,
    offered: view.offered,
    answered: row.answered,
    answerHash: row.answerHash,
    committed: view.committed,
    questionsCount: row.questionsCount,
    answerByMs: view.answerByMs,
  };
}

async function writeMessage(
  tx: Transaction,
  session: SessionRow,
  body: SupplierAnswer,
): Promise<Envelope> {
  const { tenantId, caseId: conversationId, turn } = session;
  const from = `supplier:${session.supplierId}`;
  const mark = body.kind === 'question' ? `question.${session.questionsCount + 1}` : `turn.${turn}`;
  const message: Envelope = {
    id: `${workflowIdOf({ tenantId, conversationId, role: from })}#${mark}`,
    tenantId,
    conversationId,
    from,
    to: 'negotiation',
    type: 'NOTIFICATION',
    topic: 'supplier.answer',
    causationId: null,
    inReplyTo: null,
    sequence: 0,
    sentAtMs: Date.now(),
    expiresAtMs: null,
    priority: 'normal',
    labels: ['untrusted-text'],
    traceparent: null,
    body,
  };
  const written = { decisions: [], records: [], deadLetters: [], handledIds: [] };
  const turnOf = {
    tenantId,
    caseId: conversationId,
    agent: from,
    envelopes: [message],
    ...written,
  };
  const [row] = await tx.$queryRaw<{ stored: Envelope[] }[]>`
    select append_turn(${storableJson(turnOf)}::jsonb) as stored`;
  const stored = row?.stored[0];
  if (stored === undefined) throw new Error(`the answer ${message.id} was not written`);
  return stored;
}
