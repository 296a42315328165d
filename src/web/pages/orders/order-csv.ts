import type { OrderSummary } from '#contracts/orders.ts';
import { minorPerUnit } from '../../display/money.ts';

/** One order as a row of a file; amounts in whole units of the currency. */
export const orderCsv = (it: OrderSummary) => ({
  order_no: it.orderNo,
  status: it.status,
  supplier_id: it.supplierId,
  supplier: it.supplierName,
  case_id: it.caseId,
  case: it.caseTitle,
  total: it.totalMinor / minorPerUnit(it.currency),
  currency: it.currency,
  lines: it.linesCount,
  promised_on: it.promisedOn,
  overdue: it.overdue ? 'yes' : 'no',
  issued_at: new Date(it.issuedAtMs).toISOString(),
});
