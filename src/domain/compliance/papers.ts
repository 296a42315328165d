import type { PaperMissing } from '#contracts/supplier.ts';
import { dayAfterMs, daysUntil } from '../days.ts';
import type { Certificate } from './facts.ts';

type Period = Pick<Certificate, 'validFrom' | 'validTo'>;

export const hasEnded = ({ validTo }: Pick<Period, 'validTo'>, nowMs: number): boolean =>
  validTo !== null && daysUntil(validTo, nowMs) < 0;

/** True from the first to the last day, both included; without a day there is no such end. */
export const holds = (it: Period, nowMs: number): boolean =>
  !hasEnded(it, nowMs) && (it.validFrom === null || Date.parse(it.validFrom) <= nowMs);

/** When the first certificate that holds now ends, in epoch milliseconds; null = none ever does. */
export function nextExpiryMs(certificates: readonly Period[], nowMs: number): number | null {
  const ends = certificates
    .filter((it) => holds(it, nowMs))
    .flatMap(({ validTo }) => (validTo === null ? [] : [dayAfterMs(validTo)]));
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Required certificates that do not hold now, in the order asked for; names in any case. */
export function papersMissing(
  certificates: readonly Certificate[],
  required: readonly string[],
  nowMs: number,
): PaperMissing[] {
  return required.flatMap((name): PaperMissing[] => {
    const own = certificates.filter((it) => sameName(it.name, name));
    if (own.some((it) => holds(it, nowMs))) return [];
    const ended = own.flatMap((it) => (hasEnded(it, nowMs) ? [it.validTo ?? ''] : []));
    const since = ended.toSorted().at(-1);
    return [
      since === undefined ? { name, why: 'missing', since: null } : { name, why: 'expired', since },
    ];
  });
}

const sameName = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();
