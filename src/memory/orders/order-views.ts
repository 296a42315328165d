import type { OrderDetail, OrderStatus, OrderSummary } from '#contracts/orders.ts';
import { isoDayOf } from '#domain/days.ts';
import { isOverdue, latestDay, mayNow, orderSentence, orderWait } from '#domain/order/standing.ts';
import type { OrderRef } from '#domain/order/workflow-id.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { Database, Transaction } from '../database.ts';
import type { Page, PageWish } from '../paging.ts';
import { latestFirst } from '../paging.ts';
import type { OrderRow } from './order-rows.ts';
import { briefOf, findOrder, timingOf, toLine } from './order-rows.ts';
import { eventView, lineView, responseView, stepView, termsOf } from './order-parts.ts';
import { findRunnerUp } from './runner-up.ts';

type OrderFilter = { caseId?: string; supplierId?: string; status?: OrderStatus };

/** Orders of the tenant, last issued first. */
export function listOrders(
  database: Database,
  tenantId: string,
  { caseId, supplierId, status }: OrderFilter,
  wish: PageWish,
): Promise<Page<OrderSummary>> {
  const list = latestFirst(wish, 'issuedAt', 'orderNo');
  return database.inTenant(tenantId, async (tx) => {
    const rows = await tx.purchaseOrder.findMany({
      where: {
        tenantId,
        ...(caseId !== undefined && { caseId }),
        ...(supplierId !== undefined && { supplierId }),
        ...(status !== undefined && { status }),
        ...list.behind,
      },
      ...list.inOrder,
      include: { lines: { orderBy: { lineNo: 'asc' } } },
    });
    const page = list.toPage(rows);
    const cases = await tx.case.findMany({
      where: { tenantId, caseId: { in: page.items.map((it) => it.caseId) } },
      select: { caseId: true, brief: true },
    });
    const briefs = new Map(cases.map((it) => [it.caseId, it.brief as unknown as CaseBrief]));
    const items = page.items.flatMap((it) => {
      const brief = briefs.get(it.caseId);
      return brief === undefined ? [] : [toSummary(it, brief)];
    });
    return { ...page, items };
  });
}

/** One order with all that is known of it; null when the tenant has no such one. */
export function getOrder(
  database: Database,
  tenantId: string,
  orderNo: string,
): Promise<OrderDetail | null> {
  return database.inTenant(tenantId, async (tx) => {
    const ref = { tenantId, orderNo };
    const row = await findOrder(tx, ref);
    if (row === null) return null;
    const brief = await briefOf(tx, row);
    return { ...toSummary(row, brief), ...(await detailsOf(tx, ref, row, brief)) };
  });
}

async function detailsOf(tx: Transaction, where: OrderRef, row: OrderRow, brief: CaseBrief) {
  const responses = await tx.orderResponse.findMany({ where, orderBy: { responseNo: 'asc' } });
  const events = await tx.orderEvent.findMany({ where, orderBy: { sequence: 'asc' } });
  const steps = await tx.orderCompensation.findMany({ where, orderBy: { stepNo: 'asc' } });
  const runnerUp = await findRunnerUp(tx, row.tenantId, row.caseId);
  const { remindMs, escalateMs, lapseMs } = timingOf(brief);
  const sinceMs = row.awaitsSince.getTime();
  return {
    revision: row.revision,
    awardHash: row.awardHash,
    approvedBy: row.approvedBy,
    needBy: brief.requisition.needBy,
    terms: termsOf(row),
    lines: row.lines.map(lineView),
    responses: responses.map(responseView),
    events: events.map(eventView),
    compensation: steps.map(stepView),
    remindAtMs: sinceMs + remindMs,
    escalateAtMs: sinceMs + escalateMs,
    lapseAtMs: sinceMs + lapseMs,
    acknowledgedAtMs: row.acknowledgedAt?.getTime() ?? null,
    cancelledBy: row.cancelledBy,
    cancelledBecause: row.cancelledBecause,
    runnerUp: runnerUp && { ...runnerUp, isValid: runnerUp.validUntilMs > Date.now() },
    may: mayNow(row.status as OrderStatus),
  };
}

function toSummary(row: OrderRow, brief: CaseBrief): OrderSummary {
  const lines = row.lines.map(toLine);
  const standing = {
    status: row.status as OrderStatus,
    supplierName: row.supplierName,
    lines,
    awaitsSinceMs: row.awaitsSince.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
    lapseAtMs: row.awaitsSince.getTime() + timingOf(brief).lapseMs,
    escalated: row.escalatedAt !== null,
  };
  return {
    orderNo: row.orderNo,
    caseId: row.caseId,
    caseTitle: brief.requisition.title,
    supplierId: row.supplierId,
    supplierName: row.supplierName,
    status: standing.status,
    sentence: orderSentence(standing),
    waitsFor: orderWait(standing),
    currency: row.currency,
    totalMinor: Number(row.totalMinor),
    linesCount: lines.length,
    promisedOn: latestDay(lines),
    overdue: isOverdue(standing, isoDayOf(Date.now())),
    escalated: standing.escalated,
    issuedAtMs: row.issuedAt.getTime(),
    updatedAtMs: standing.updatedAtMs,
  };
}
