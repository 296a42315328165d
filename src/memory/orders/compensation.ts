import { randomUUID } from 'node:crypto';
import type { CompensationStepName } from '#contracts/orders.ts';
import { releasedMinor } from '#domain/order/cancel.ts';
import { revival } from '#domain/order/revival.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import { showMoney } from '#domain/money.ts';
import type { Envelope } from '#kit/envelope.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { openCase } from '../cases.ts';
import type { Database, Transaction } from '../database.ts';
import { openingMessage } from '../opening-message.ts';
import { storable } from '../storable-json.ts';
import { tellOfOrder } from './change-order.ts';
import type { OrderRow } from './order-rows.ts';
import { briefOf, findOrder, lockOrder, roomMinor, toLine } from './order-rows.ts';
import { findRunnerUp } from './runner-up.ts';
import { queueOrderPost, queueReopened } from './supplier-orders.ts';

type Done = { result: string; openedCaseId: string | null };

/**
 * Does one step of taking an order back and notes what it came to; a step that is done stays as it
 * is. With the last one the order is cancelled.
 * @returns the message that starts a case which the step opened; null = it opened none
 */
export async function compensate(
  database: Database,
  ref: OrderRef,
  step: CompensationStepName,
): Promise<Envelope | null> {
  // A case is opened in a transaction of its own, under a key, so that a repetition finds it.
  const revived = step === 'revive_runner_up' ? await revive(database, ref) : null;
  await database.inTenant(ref.tenantId, async (tx) => {
    const row = await lockOrder(tx, ref);
    const planned = await tx.orderCompensation.findFirst({ where: { ...ref, step } });
    if (row === null || planned === null || planned.status === 'done') return;
    const done = revived ?? { result: await doStep(tx, row, step), openedCaseId: null };
    await noteDone(tx, row, planned.stepNo, step, done);
  });
  return revived?.firstMessage ?? null;
}

async function doStep(tx: Transaction, row: OrderRow, step: CompensationStepName): Promise<string> {
  const { tenantId, caseId, orderNo, supplierId, supplierName } = row;
  if (step === 'withdraw_order') {
    const isPosted = await queueOrderPost(tx, { tenantId, orderNo }, 'order_cancelled');
    return isPosted
      ? `${supplierName} is told by its webhook.`
      : `${supplierName} sees that the order was taken back.`;
  }
  if (step === 'release_budget') {
    const released = releasedMinor(row.lines.map(toLine));
    await tx.purchaseOrder.update({
      where: { tenantId_orderNo: { tenantId, orderNo } },
      data: { releasedMinor: BigInt(released) },
    });
    return `${showMoney(released, row.currency)} of the budget are free again.`;
  }
  const others = await tx.offer.findMany({
    where: { tenantId, caseId, actor: 'supplier', supplierId: { not: supplierId } },
    distinct: ['supplierId'],
    select: { supplierId: true },
  });
  const told = await queueReopened(tx, row);
  const posted = told === 0 ? '' : `, ${told} of them by webhook`;
  const count = others.length === 1 ? '1 other supplier' : `${others.length} other suppliers`;
  return `${count} with an offer: told that the award was taken back${posted}.`;
}

async function revive(
  database: Database,
  ref: OrderRef,
): Promise<Done & { firstMessage: Envelope | null }> {
  const facts = await database.inTenant(ref.tenantId, async (tx) => {
    const row = await findOrder(tx, ref);
    if (row === null) throw new Error(`order ${ref.orderNo} vanished while it was taken back`);
    const brief = await briefOf(tx, row);
    const runnerUp = await findRunnerUp(tx, ref.tenantId, row.caseId);
    const of = await tx.case.findUniqueOrThrow({
      where: { tenantId_caseId: { tenantId: ref.tenantId, caseId: row.caseId } },
      select: { openedBy: true },
    });
    return { row, brief, runnerUp, openedBy: of.openedBy, room: await roomMinor(tx, row) };
  });
  const { row, brief, runnerUp, openedBy, room } = facts;
  const { supplierId, orderNo } = row;
  const cancelled = {
    requisition: brief.requisition,
    lines: row.lines.map(toLine),
    supplierId,
    orderNo,
  };
  const plan = { roomMinor: room, nowMs: Date.now(), caseId: randomUUID() };
  const again = revival(cancelled, runnerUp, plan);
  if (again.kind === 'not')
    return { result: again.because, openedCaseId: null, firstMessage: null };
  const next: CaseBrief = { ...brief, requisition: again.requisition };
  const opened = await openCase(database, {
    brief: next,
    openedBy,
    firstMessage: openingMessage(next),
    idempotency: { key: `order/${orderNo}/revive`, requestHash: 'revive' },
  });
  if (opened.kind === 'reused') throw new Error(`the key of ${orderNo} belongs to something else`);
  const { caseId } = opened.case;
  const result = `Case ${caseId} asks for the rest again, ${runnerUp?.supplierName} preferred.`;
  return { result, openedCaseId: caseId, firstMessage: opened.firstMessage };
}

async function noteDone(
  tx: Transaction,
  row: OrderRow,
  stepNo: number,
  step: CompensationStepName,
  { result, openedCaseId }: Done,
): Promise<void> {
  const { tenantId, orderNo } = row;
  await tx.orderCompensation.update({
    where: { tenantId_orderNo_stepNo: { tenantId, orderNo, stepNo } },
    data: {
      status: 'done',
      attempts: { increment: 1 },
      result: storable(result),
      openedCaseId,
      doneAt: new Date(),
    },
  });
  const left = await tx.orderCompensation.count({
    where: { tenantId, orderNo, status: { not: 'done' } },
  });
  await tellOfOrder(tx, row, 'system', { kind: `step_${step}`, sentence: result });
  if (left > 0) return;
  await tx.purchaseOrder.update({
    where: { tenantId_orderNo: { tenantId, orderNo } },
    data: { status: 'cancelled' },
  });
  await tellOfOrder(tx, row, 'system', { kind: 'cancelled', sentence: 'The order is taken back.' });
}
