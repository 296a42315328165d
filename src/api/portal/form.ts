import { ParleyError } from '#contracts/errors.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { minorDigits } from '#domain/money.ts';

/** What the page's form sends, as the answer that a program would send. @throws ParleyError */
export function fromForm(view: SupplierView, form: unknown): unknown {
  const fields = form as Readonly<Record<string, string>>;
  const text = fields.text ?? '';
  const { kind } = fields;
  if (kind === 'question') return { kind, text };
  const turn = Number(fields.turn);
  if (kind !== 'quote' && kind !== 'counter') return { kind, turn, text };
  const lines = view.lines.flatMap(({ lineNo }) => {
    const price = (fields[`price-${lineNo}`] ?? '').trim();
    if (price === '') return [];
    const minimum = (fields[`minimum-${lineNo}`] ?? '').trim();
    return [
      {
        lineNo,
        quantity: whole(fields[`quantity-${lineNo}`]),
        unitPriceMinor: minorOf(price, view.currency, `price-${lineNo}`),
        ...(minimum !== '' && { minimumQuantity: whole(minimum) }),
      },
    ];
  });
  const validUntil = (fields.validUntil ?? '').trim();
  return {
    kind,
    turn,
    text,
    currency: view.currency,
    lines,
    leadTimeDays: whole(fields.leadTimeDays),
    paymentDays: whole(fields.paymentDays),
    warrantyMonths: whole(fields.warrantyMonths),
    prepaymentBp: whole(fields.prepaymentPercent ?? '0') * 100,
    ...(validUntil !== '' && { validUntil }),
  };
}

/** An empty field is no zero; the schema says what is wrong with it. */
const whole = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? Number.NaN : Number(text);

/** An amount as people write it, exactly; a fraction of the smallest unit is refused, not rounded. */
export function minorOf(text: string, currency: string, path: string): number {
  const digits = minorDigits(currency);
  const [, units = '', fraction = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? [];
  if (units === '' || fraction.length > digits) {
    const message = `must be an amount of ${currency} with at most ${digits} decimals`;
    throw new ParleyError('BODY_INVALID', `${text} ${message}.`, [{ path, message }]);
  }
  return Number(units + fraction.padEnd(digits, '0'));
}
