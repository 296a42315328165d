import type { LessonEvidence } from '#contracts/lessons.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { DAY_MS } from '../../days.ts';
import { decay } from '../decay.ts';

/** As many cases again as a lesson would need to be doubted by half. */
const CASES_OF_DOUBT = 5;
/** A lesson without news is worth half after half a year: suppliers change hands and markets turn. */
const HALF_LIFE_DAYS = 180;
/** Below it a lesson retires by itself. */
export const CONFIDENCE_MIN_BP = 2_000;

type Seen = Pick<LessonEvidence, 'casesCount' | 'lastSeenAtMs'>;

/** What is believed while the last support is new: n / (n + 5), in basis points. */
const freshBp = ({ casesCount }: Seen): number =>
  (WHOLE_BP * casesCount) / (casesCount + CASES_OF_DOUBT);

/** How far a lesson is believed at a moment, 0 to 10,000, rounded down. */
export function confidenceBp(seen: Seen, nowMs: number): number {
  const days = Math.max(0, nowMs - seen.lastSeenAtMs) / DAY_MS;
  return Math.floor(freshBp(seen) * decay(days, HALF_LIFE_DAYS));
}

/** When a lesson falls below what is needed, should nothing support it again; epoch milliseconds. */
export function fadesAtMs(seen: Seen): number {
  const halvings = Math.log2(freshBp(seen) / CONFIDENCE_MIN_BP);
  if (halvings <= 0) return seen.lastSeenAtMs;
  return seen.lastSeenAtMs + Math.floor(halvings * HALF_LIFE_DAYS * DAY_MS);
}
