import { money } from '../../../display/money.ts';
import type { PriceLimits, PricePoint } from './rounds.ts';

const MARGIN_SHARE = 0.05;

/** From below the lowest to above the highest amount shown, in minor units, with some air. */
export function amountSpan(
  points: readonly PricePoint[],
  limits: PriceLimits | null,
): [fromMinor: number, toMinor: number] {
  const shown = [
    ...points.flatMap((it) => [it.theirsMinor, it.oursMinor]),
    limits?.targetMinor ?? null,
    limits?.walkAwayMinor ?? null,
  ].filter((it) => it !== null);
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  const margin = Math.max(1, Math.round((high - low) * MARGIN_SHARE));
  return [Math.max(0, low - margin), high + margin];
}

/** What the chart shows, in a sentence. */
export function priceInWords(
  points: readonly PricePoint[],
  limits: PriceLimits | null,
  currency: string,
): string {
  const theirs = points.map((it) => it.theirsMinor).filter((it) => it !== null);
  const ours = points.map((it) => it.oursMinor).filter((it) => it !== null);
  const first = theirs[0];
  const last = theirs.at(-1);
  const parts = [
    first === undefined || last === undefined
      ? 'The supplier made no offer'
      : `The supplier came from ${money(first, currency)} to ${money(last, currency)}`,
    ours.length === 0
      ? 'we made no counter-offer'
      : `we went up to ${money(Math.max(...ours), currency)}`,
  ];
  if (limits !== null) {
    parts.push(
      `target ${money(limits.targetMinor, currency)}`,
      `walk-away ${money(limits.walkAwayMinor, currency)}`,
    );
  }
  return `${parts.join('; ')}.`;
}
