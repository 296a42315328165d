import type { SupplierOrder } from '#contracts/orders.ts';
import { fieldsOf, minorOf, whole } from './form.ts';

const KIND = /^order-(\w+)$/;

/** Whether a form of the page is about the order rather than the talks. */
export const isOrderForm = (form: unknown): boolean => KIND.test(fieldsOf(form).kind ?? '');

/** What the page's form says to the order, as a program would say it. @throws ParleyError */
export function fromOrderForm({ lines, currency }: SupplierOrder, form: unknown): object {
  const fields = fieldsOf(form);
  const kind = KIND.exec(fields.kind ?? '')?.[1];
  const said = { kind, revision: whole(fields.revision), text: fields.text ?? '' };
  if (kind !== 'changed') return { order: said };
  const filled = lines.map((line) => ({ line, wish: wishOf(line.lineNo, currency, fields) }));
  const changed = filled.filter(
    ({ line, wish }) =>
      wish.quantity !== line.quantity ||
      wish.unitPriceMinor !== line.unitPriceMinor ||
      wish.promisedOn !== line.promisedOn,
  );
  // With nothing changed it is for the order's own rules to say so.
  const named = changed.length === 0 ? filled : changed;
  return { order: { ...said, lines: named.map((it) => it.wish) } };
}

function wishOf(lineNo: number, currency: string, fields: Readonly<Record<string, string>>) {
  const price = `price-${lineNo}`;
  return {
    lineNo,
    quantity: whole(fields[`quantity-${lineNo}`]),
    unitPriceMinor: minorOf((fields[price] ?? '').trim(), currency, price),
    promisedOn: (fields[`promised-${lineNo}`] ?? '').trim(),
  };
}
