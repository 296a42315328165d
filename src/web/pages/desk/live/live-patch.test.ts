import { describe, expect, test } from 'vitest';
import type { DeskAnswer, DeskEvent } from '#contracts/desk.ts';
import { liveCase } from './live-case.builder.ts';
import { withEvent } from './live-patch.ts';

const desk = (live = [liveCase()]): DeskAnswer => ({
  waitingForMe: [],
  live,
  liveCount: live.length,
  closedToday: [],
  position: 0,
  atMs: 0,
});
const event = (changes: Partial<DeskEvent> = {}): DeskEvent => ({
  kind: 'stage',
  caseId: 'case-1',
  sequence: 6,
  ref: null,
  atMs: 2_000,
  stage: 'negotiating',
  sentence: 'Round 1.',
  ...changes,
});

describe('withEvent', () => {
  test('writes stage and sentence into the row of the case', () => {
    const [row] = withEvent(desk(), event()).live;
    expect(row).toMatchObject({ stage: 'negotiating', sentence: 'Round 1.', lastEventSequence: 6 });
  });
  test('takes no event twice, and none that is older than what is shown', () => {
    const before = desk();
    expect(withEvent(before, event({ sequence: 5 }))).toBe(before);
  });
  test('leaves every other row the same object, so that it is not drawn again', () => {
    const other = liveCase({ caseId: 'case-2' });
    expect(withEvent(desk([liveCase(), other]), event()).live[1]).toBe(other);
  });
  test('marks a case that has come to its end', () => {
    const [row] = withEvent(desk(), event({ kind: 'closed', outcome: 'awarded' })).live;
    expect(row?.stage).toBe('closed');
  });
  test('does nothing about what is not on the desk', () => {
    const before = desk();
    expect(withEvent(before, event({ caseId: null }))).toBe(before);
    expect(withEvent(before, event({ caseId: 'case-9' }))).toBe(before);
  });
});
