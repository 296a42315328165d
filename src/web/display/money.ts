const formats = new Map<string, { format: Intl.NumberFormat; digits: number }>();

function formatOf(currency: string): { format: Intl.NumberFormat; digits: number } {
  const known = formats.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  const made = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 };
  formats.set(currency, made);
  return made;
}

/** An amount in the reader's own way of writing, with its currency; "unknown" for none. */
export function money(amountMinor: number | null | undefined, currency: string): string {
  if (amountMinor === null || amountMinor === undefined) return 'unknown';
  const { format, digits } = formatOf(currency);
  return format.format(amountMinor / 10 ** digits);
}

/** Minor units in one unit of a currency, such as 100 for USD. */
export const minorPerUnit = (currency: string): number => 10 ** formatOf(currency).digits;

const number = new Intl.NumberFormat();
export const count = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'unknown' : number.format(value);

const oneDecimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
/** Basis points as a percentage, such as 6.3 %, as the sentences of the agents write it. */
export const share = (bp: number | null | undefined): string =>
  bp === null || bp === undefined ? 'unknown' : `${oneDecimal.format(bp / 100)}\u00A0%`;

/** An amount for the axis of a chart, such as $50K. */
export const shortMoney = (amountMinor: number, currency: string): string =>
  new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(amountMinor / minorPerUnit(currency));

/** A difference with its sign; nothing is written for none. */
export const moneyDifference = (differenceMinor: number, currency: string): string =>
  differenceMinor === 0
    ? 'the same'
    : `${differenceMinor > 0 ? '+' : '−'}${money(Math.abs(differenceMinor), currency)}`;
