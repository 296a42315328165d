import type {
  ChangedLine,
  CompensationStep,
  OrderEvent,
  OrderLine,
  OrderResponse,
  OrderTerms,
} from '#contracts/orders.ts';
import type { Person } from '#domain/same-person.ts';
import type { Transaction } from '../database.ts';
import type { OrderRow } from './order-rows.ts';
import { toLine } from './order-rows.ts';

type Stored<Model extends 'orderResponse' | 'orderEvent' | 'orderCompensation'> = NonNullable<
  Awaited<ReturnType<Transaction[Model]['findFirst']>>
>;

export const termsOf = (row: OrderRow): OrderTerms => row.terms as unknown as OrderTerms;

export function lineView(row: OrderRow['lines'][number]): OrderLine {
  const { pendingPrice, ...line } = toLine(row);
  return {
    ...line,
    itemId: row.itemId,
    description: row.description,
    unitCode: row.unitCode,
    awardedQuantity: row.awardedQuantity,
    pendingPrice: pendingPrice && { ...pendingPrice, by: pendingPrice.by.name },
  };
}

export function responseView(row: Stored<'orderResponse'>): OrderResponse {
  return {
    responseNo: row.responseNo,
    kind: row.kind as OrderResponse['kind'],
    revision: row.revision,
    lines: row.lines as unknown as ChangedLine[],
    text: row.text,
    totalMinor: Number(row.totalMinor),
    receivedAtMs: row.receivedAt.getTime(),
    decision: row.decision as OrderResponse['decision'],
    acceptedFirstBy: (row.acceptedFirst as Person | null)?.name ?? null,
    decidedBy: row.decidedBy,
    decidedBecause: row.decidedBecause,
    decidedAtMs: row.decidedAt?.getTime() ?? null,
  };
}

export const eventView = (row: Stored<'orderEvent'>): OrderEvent => ({
  sequence: row.sequence,
  kind: row.kind,
  by: row.by,
  sentence: row.sentence,
  atMs: row.at.getTime(),
});

export const stepView = (row: Stored<'orderCompensation'>): CompensationStep => ({
  step: row.step as CompensationStep['step'],
  status: row.status as CompensationStep['status'],
  attempts: row.attempts,
  result: row.result,
  caseId: row.openedCaseId,
  doneAtMs: row.doneAt?.getTime() ?? null,
});
