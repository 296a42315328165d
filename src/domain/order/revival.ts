import type { Requisition } from '#contracts/procurement.ts';
import { isoDayOf } from '../days.ts';
import type { OrderLineState } from './order.ts';
import { remainingLines } from './cancel.ts';

const TITLE_MAX = 200;
const PREFERRED_MAX = 20;
const EXCLUDED_MAX = 100;

export type RunnerUp = { supplierId: string; supplierName: string; validUntilMs: number };

type Revival =
  | { kind: 'open'; requisition: Requisition }
  /** Why nothing is asked for again; a sentence. */
  | { kind: 'not'; because: string };

/**
 * The request that is made again when an order was cancelled: what has not come, with the runner-up
 * preferred and the supplier of the cancelled order left out.
 * @param roomMinor what the case's budget leaves beside its other orders
 */
export function revival(
  { requisition, lines, supplierId, orderNo }: CancelledOrder,
  runnerUp: RunnerUp | null,
  { roomMinor, nowMs, caseId }: { roomMinor: number; nowMs: number; caseId: string },
): Revival {
  const remaining = remainingLines(lines);
  if (remaining.length === 0) return not('Nothing is left to ask for: all of it has come.');
  if (runnerUp === null) return not('There is no runner-up: nobody else made an offer to take.');
  if (runnerUp.validUntilMs <= nowMs) {
    const day = isoDayOf(runnerUp.validUntilMs);
    return not(`The offer of the runner-up ${runnerUp.supplierName} was valid until ${day}.`);
  }
  if (requisition.needBy < isoDayOf(nowMs)) {
    return not(`The need-by date ${requisition.needBy} is past; ask for it anew.`);
  }
  if (roomMinor < 1) return not('Nothing is left of the budget.');
  const { preferredSupplierIds, excludedSupplierIds } = requisition;
  const wanted = requisition.lines.flatMap((line) => {
    const left = remaining.find((it) => it.lineNo === line.lineNo);
    return left === undefined ? [] : [{ ...line, quantity: left.quantity }];
  });
  const excluded = [supplierId, ...excludedSupplierIds.filter((it) => it !== supplierId)];
  return {
    kind: 'open',
    requisition: {
      ...requisition,
      caseId,
      title: `Again after ${orderNo}: ${requisition.title}`.slice(0, TITLE_MAX),
      lines: wanted.map((line, at) => ({ ...line, lineNo: at + 1 })),
      budgetMinor: roomMinor,
      preferredSupplierIds: [
        runnerUp.supplierId,
        ...preferredSupplierIds.filter((it) => it !== runnerUp.supplierId && it !== supplierId),
      ].slice(0, PREFERRED_MAX),
      excludedSupplierIds: excluded
        .filter((it) => it !== runnerUp.supplierId)
        .slice(0, EXCLUDED_MAX),
      openedAtMs: nowMs,
    },
  };
}

type CancelledOrder = {
  requisition: Requisition;
  lines: readonly OrderLineState[];
  supplierId: string;
  orderNo: string;
};

const not = (because: string): Revival => ({ kind: 'not', because });
