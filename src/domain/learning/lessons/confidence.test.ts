import { describe, expect, it } from 'vitest';
import { CONFIDENCE_MIN_BP, confidenceBp, fadesAtMs } from './confidence.ts';

const DAY_MS = 86_400_000;
const seen = { casesCount: 20, lastSeenAtMs: 1_000 * DAY_MS };

describe('confidence in a lesson', () => {
  it('grows with its cases and is never whole', () => {
    expect(confidenceBp({ ...seen, casesCount: 5 }, seen.lastSeenAtMs)).toBe(5_000);
    expect(confidenceBp(seen, seen.lastSeenAtMs)).toBe(8_000);
    expect(confidenceBp({ ...seen, casesCount: 0 }, seen.lastSeenAtMs)).toBe(0);
  });

  it('halves in half a year without new support', () => {
    expect(confidenceBp(seen, seen.lastSeenAtMs + 180 * DAY_MS)).toBe(4_000);
    expect(confidenceBp(seen, seen.lastSeenAtMs - DAY_MS)).toBe(8_000);
  });

  it('falls below what is needed when it is said to', () => {
    const end = fadesAtMs(seen);
    expect(confidenceBp(seen, end - DAY_MS)).toBeGreaterThanOrEqual(CONFIDENCE_MIN_BP);
    expect(confidenceBp(seen, end + DAY_MS)).toBeLessThan(CONFIDENCE_MIN_BP);
    expect(fadesAtMs({ ...seen, casesCount: 0 })).toBe(seen.lastSeenAtMs);
  });
});
