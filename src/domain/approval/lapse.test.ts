import { describe, expect, it } from 'vitest';
import { aRule, pinnedWith } from '../../../tests/support/approval-builders.ts';
import { lapsesAtMs } from './lapse.ts';
import { previewRule } from './preview.ts';

const HOUR_MS = 3_600_000;
/** The Monday after the Saturday is off. */
const calendar = { workingDays: [1, 2, 3, 4, 5], daysOff: ['2026-03-02'] };
const SATURDAY_MS = Date.parse('2026-02-28T10:00:00Z');
const showDay = (atMs: number) => new Date(atMs).toISOString();

describe('a question', () => {
  it('lapses after the usual time where no policy says otherwise', () => {
    expect(lapsesAtMs(null, null, SATURDAY_MS, 24 * HOUR_MS)).toBe(SATURDAY_MS + 24 * HOUR_MS);
  });

  it('lapses after the hours of its rule', () => {
    const rule = aRule([{ stepId: 'head' }], { expireAfterHours: 2 });
    expect(lapsesAtMs(pinnedWith([]), rule, SATURDAY_MS, 1)).toBe(SATURDAY_MS + 2 * HOUR_MS);
  });

  it('has its usual time on working days, too, where a calendar is set', () => {
    const pinned = pinnedWith([], { calendar });
    expect(showDay(lapsesAtMs(pinned, null, SATURDAY_MS, 24 * HOUR_MS))).toBe(
      '2026-03-04T00:00:00.000Z',
    );
  });

  it('never lapses before the reminder that is due within the usual time', () => {
    const rule = aRule([{ stepId: 'head', remindAfterHours: 8 }]);
    const asked = { about: 'award', amountMinor: 1, currency: 'USD', riskBp: null } as const;
    const preview = previewRule(pinnedWith([rule], { calendar }), asked, SATURDAY_MS, 24 * HOUR_MS);
    expect(preview.expiresAtMs).toBeGreaterThan(preview.steps[0]?.remindAtMs ?? Infinity);
    expect(preview.steps[0]?.expiresAtMs).toBe(preview.expiresAtMs);
  });
});
