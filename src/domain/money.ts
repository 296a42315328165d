const exponents: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
};

/** Decimal digits of a currency's minor unit (ISO 4217): 2, but 0 for JPY and 3 for KWD. */
export function minorDigits(currency: string): number {
  return exponents[currency] ?? 2;
}

/**
 * An amount for people, such as `71,240.00 USD`. Written by hand because formatting in a workflow
 * must not depend on the locale data of the machine that replays it.
 */
export function showMoney(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const sign = amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${grouped}${digits === 0 ? '' : `.${text.slice(-digits)}`} ${currency}`;
}

/** A share for people, such as `6.3 %`. Cut, not rounded, to one digit. */
export function showShare(shareBp: number): string {
  const sign = shareBp < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(shareBp) / 100);
  const tenth = Math.floor((Math.abs(shareBp) % 100) / 10);
  return `${sign}${whole}.${tenth} %`;
}

/** A rate for people, such as `2.75 %`; never cut, since a basis point is the smallest there is. */
export const showPercent = (rateBp: number): string => `${rateBp / 100} %`;
