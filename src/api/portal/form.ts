import { ParleyError } from '#contracts/errors.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import { minorDigits } from '#domain/money.ts';

/** A basis point is a hundredth of a per cent. */
const PERCENT_DIGITS = 2;

/** What the page's form sends, as the answer that a program would send. @throws ParleyError */
export function fromForm(view: SupplierView, form: unknown): unknown {
  const fields = fieldsOf(form);
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
    earlyPaymentDiscountBp: basisPoints(fields, 'earlyPaymentDiscountPercent'),
    warrantyMonths: whole(fields.warrantyMonths),
    volumeRebateBp: basisPoints(fields, 'volumeRebatePercent'),
    ...(fields.incoterm !== undefined && { incoterm: fields.incoterm }),
    prepaymentBp: basisPoints(fields, 'prepaymentPercent'),
    ...(validUntil !== '' && { validUntil }),
  };
}

/** The fields of a form; one that comes twice reads like none that is right. */
export const fieldsOf = (form: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(form ?? {}).map(([name, it]) => [name, String(it)]));

/** An empty field is no zero; the schema says what is wrong with it. */
export const whole = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? Number.NaN : Number(text);

/** A share in per cent, exactly; no share is said by an empty field. */
function basisPoints(fields: Readonly<Record<string, string>>, path: string): number {
  const text = (fields[path] ?? '').trim();
  return text === '' ? 0 : shifted(text, PERCENT_DIGITS, 'a share in per cent', path);
}

/** An amount as people write it, in the currency's smallest unit. @throws ParleyError */
export const minorOf = (text: string, currency: string, path: string): number =>
  shifted(text, minorDigits(currency), `an amount of ${currency}`, path);

/** An amount as people type it, without grouping; the smallest unit is never lost to a fraction. */
export function shownMinor(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What people write with decimals, as a whole number; more decimals are refused, not rounded. */
function shifted(text: string, digits: number, what: string, path: string): number {
  const [, units = '', fraction = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? [];
  if (units === '' || fraction.length > digits) {
    const message = `must be ${what} with at most ${digits} decimals`;
    throw new ParleyError('BODY_INVALID', `${text} ${message}.`, [{ path, message }]);
  }
  return Number(units + fraction.padEnd(digits, '0'));
}
