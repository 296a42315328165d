import { randomUUID } from 'node:crypto';
import type { ApprovalView, DecisionRequest } from '#contracts/approvals.ts';
import type { ErrorCode } from '#contracts/errors.ts';
import type { Clerk, Refusal, Seat } from '#domain/approval/judge-answer.ts';
import { judgeAnswer } from '#domain/approval/judge-answer.ts';
import { progressOf } from '#domain/approval/progress.ts';
import type { Envelope } from '#kit/envelope.ts';
import { findStanding } from './approvals.ts';
import type { Standing } from './approval-views.ts';
import type { Database, Transaction } from './database.ts';
import { answeringFor } from './delegations.ts';
import { storable, storableJson } from './storable-json.ts';

export type Answer = {
  approvalId: string;
  holder: Clerk;
  given: DecisionRequest;
  /** Until when it stays open when it is put off; epoch milliseconds. */
  deferUntilMs: number;
  /** `approval.decided` from the person to the agent that asked; delivered by the caller. */
  messageFor(seat: Seat): Envelope;
};

export type Answered =
  | { kind: 'answered'; seat: Seat; isSettled: boolean; message: Envelope }
  | Refusal
  | { kind: 'unknown' };

/**
 * Takes a person's answer and writes the message that tells the agent, both or neither. Whoever
 * comes first counts; every attempt is kept, also one that is refused.
 */
export function answerApproval(
  database: Database,
  tenantId: string,
  answer: Answer,
): Promise<Answered> {
  const { approvalId, holder, given } = answer;
  return database.inTenant(tenantId, async (tx) => {
    // The case first, as every turn does: two answers wait, and nobody waits for each other.
    await tx.$queryRaw`select 1 from cases where tenant_id = ${tenantId} and case_id = (
      select case_id from approvals
      where tenant_id = ${tenantId} and approval_id = ${approvalId}) for update`;
    const standing = await findStanding(tx, tenantId, approvalId);
    if (standing === null) return { kind: 'unknown' };
    const { view, asked } = standing;
    const who = (await answeringFor(tx, tenantId, holder, [view.openedBy])).get(view.openedBy);
    if (who === undefined) throw new Error(`nobody is known to have opened ${view.caseId}`);
    const isAgain = given.decision === 'defer' && (await wasDeferred(tx, tenantId, view));
    const judged = judgeAnswer(
      { ...asked, isDeferred: asked.isDeferred || isAgain },
      who,
      given,
      Date.now(),
      given.chosenSupplierIds === undefined ? [] : await offeringIn(tx, tenantId, view.caseId),
    );
    await noteAttempt(tx, tenantId, view, answer, judged);
    if (judged.kind === 'refused') return judged;
    const isSettled = await noteAnswer(tx, tenantId, standing, answer, judged);
    const message = await writeMessage(tx, tenantId, view, answer.messageFor(judged));
    return { kind: 'answered', seat: judged, isSettled, message };
  });
}

/** Keeps that somebody tried who may not answer at all. @returns false when there is no such one */
export function noteRefusedAnswer(
  database: Database,
  tenantId: string,
  attempt: Pick<Answer, 'approvalId' | 'holder' | 'given'>,
  refusal: { code: ErrorCode; because: string },
): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const standing = await findStanding(tx, tenantId, attempt.approvalId);
    if (standing === null) return false;
    await noteAttempt(tx, tenantId, standing.view, attempt, { kind: 'refused', ...refusal });
    return true;
  });
}

async function noteAttempt(
  tx: Transaction,
  tenantId: string,
  { approvalId, caseId }: ApprovalView,
  { holder, given }: Pick<Answer, 'holder' | 'given'>,
  judged: Seat | Refusal,
): Promise<void> {
  const { decision, comment, shownHash, stepId = null, chosenSupplierIds = [] } = given;
  const isCounted = judged.kind === 'seat';
  await tx.approvalAttempt.create({
    data: {
      tenantId,
      attemptId: randomUUID(),
      approvalId,
      caseId,
      stepId: isCounted ? judged.stepId : stepId,
      keyId: holder.keyId,
      name: holder.name,
      role: holder.role,
      onBehalfOf: isCounted ? judged.onBehalfOf : null,
      decision,
      comment: storable(comment),
      shownHash,
      chosenSupplierIds,
      outcome: isCounted ? 'counted' : 'refused',
      code: isCounted ? null : judged.code,
      because: isCounted ? '' : judged.because,
    },
  });
}

/** @returns whether the question has its answer by now */
async function noteAnswer(
  tx: Transaction,
  tenantId: string,
  { view, asked }: Standing,
  { approvalId, holder, given, deferUntilMs }: Answer,
  { stepId, onBehalfOf }: Seat,
): Promise<boolean> {
  const { decision, comment } = given;
  const where = { tenantId_approvalId: { tenantId, approvalId } };
  const said = { decidedBy: holder.name, comment: storable(comment) };
  if (decision === 'defer') {
    const expiresAt = new Date(Math.max(view.expiresAtMs, deferUntilMs));
    await tx.approval.update({ where, data: { ...said, expiresAt } });
    return false;
  }
  const answers = [...asked.answers, { stepId, name: holder.name, onBehalfOf, decision }];
  if (progressOf(asked.chain, answers).settled === null) return false;
  await tx.approval.update({
    where,
    data: { ...said, status: 'answered', decidedAt: new Date() },
  });
  return true;
}

async function offeringIn(tx: Transaction, tenantId: string, caseId: string): Promise<string[]> {
  const rows = await tx.offer.findMany({
    where: { tenantId, caseId, actor: 'supplier' },
    distinct: ['supplierId'],
    select: { supplierId: true },
  });
  return rows.map((it) => it.supplierId);
}

/** One that is put off may be asked again under a new id; the one before it stays in the list. */
async function wasDeferred(
  tx: Transaction,
  tenantId: string,
  { caseId, about, shownHash }: ApprovalView,
): Promise<boolean> {
  const where = { tenantId, caseId, about, shownHash, status: 'deferred' };
  return (await tx.approval.count({ where })) > 0;
}

async function writeMessage(
  tx: Transaction,
  tenantId: string,
  { caseId, approvalId }: ApprovalView,
  message: Envelope,
): Promise<Envelope> {
  const turn = {
    tenantId,
    caseId,
    agent: message.from,
    envelopes: [message],
    decisions: [],
    records: [],
    deadLetters: [],
    handledIds: [],
  };
  const [written] = await tx.$queryRaw<{ stored: Envelope[] }[]>`
    select append_turn(${storableJson(turn)}::jsonb) as stored`;
  const stored = written?.stored[0];
  if (stored === undefined) throw new Error(`the answer to ${approvalId} was not written`);
  return stored;
}
