import type { Forecast } from '#domain/learning/forecast/forecast.ts';

const SHARE_DIGITS = 6;
const PRICE_DIGITS = 6;

/** A forecast as a line of JSON in the format of the supplier-performance benchmark. */
export function forecastLine(id: number, { lateShare, delay, unitPrice }: Forecast): string {
  return JSON.stringify({
    id,
    p_late: Number(lateShare.toFixed(SHARE_DIGITS)),
    delay_days: delay.medianDays,
    delay_p90: delay.p90Days,
    ...(unitPrice === null ? {} : { unit_price: Number(unitPrice.toPrecision(PRICE_DIGITS)) }),
  });
}
