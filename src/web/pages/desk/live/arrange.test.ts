import { describe, expect, test } from 'vitest';
import { arranged, held, readView } from './arrange.ts';
import type { View } from './arrange.ts';
import { liveCase } from './live-case.builder.ts';

const view = (changes: Partial<View> = {}): View => ({ ...readView({}), ...changes });
const ids = (cases: readonly { caseId: string }[]): string[] => cases.map((it) => it.caseId);
const until = (untilMs: number | null) => [{ who: 'Ann', what: 'a yes', sinceMs: 0, untilMs }];

describe('readView', () => {
  test('shows the newest first where the address says nothing', () => {
    expect(readView({})).toEqual({ sort: 'age', isDescending: false, stage: null, isMine: false });
  });
  test('does not take a word that is no column', () => {
    expect(readView({ sort: 'drop table' }).sort).toBe('age');
  });
});

describe('arranged', () => {
  test('puts the earliest deadline first and cases without one last', () => {
    const cases = [
      liveCase({ caseId: 'none' }),
      liveCase({ caseId: 'late', waitsFor: until(9) }),
      liveCase({ caseId: 'soon', waitsFor: [...until(null), ...until(3)] }),
    ];
    expect(ids(arranged(cases, view({ sort: 'waits' }), 'key-1'))).toEqual([
      'soon',
      'late',
      'none',
    ]);
  });
  test('keeps amounts of one currency together', () => {
    const cases = [
      liveCase({ caseId: 'usd-2', valueMinor: 2 }),
      liveCase({ caseId: 'eur-3', valueMinor: 3, currency: 'EUR' }),
      liveCase({ caseId: 'usd-1', valueMinor: 1 }),
    ];
    expect(ids(arranged(cases, view({ sort: 'value' }), 'key-1'))).toEqual([
      'eur-3',
      'usd-1',
      'usd-2',
    ]);
  });
  test('narrows to a stage and to what somebody opened', () => {
    const cases = [
      liveCase({ caseId: 'mine', stage: 'approving' }),
      liveCase({ caseId: 'theirs', stage: 'approving', openedBy: 'key-2' }),
      liveCase({ caseId: 'elsewhere' }),
    ];
    const asked = view({ stage: 'approving', isMine: true });
    expect(ids(arranged(cases, asked, 'key-1'))).toEqual(['mine']);
  });
});

describe('held', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((caseId) => liveCase({ caseId }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three cases');

  test('moves no row, whatever order they would come in now', () => {
    expect(ids(held([a, b], [b, a]).rows)).toEqual(['a', 'b']);
  });
  test('draws what has changed in its place', () => {
    expect(held([a], [{ ...a, sentence: 'Round 2.' }]).rows[0]?.sentence).toBe('Round 2.');
  });
  test('counts what is new instead of pushing it in', () => {
    expect(held([a], [c, b, a])).toMatchObject({ newCount: 2, rows: [{ caseId: 'a' }] });
  });
  test('keeps the place of a case that has gone, and says so', () => {
    expect(held([a, b], [b]).rows[0]).toMatchObject({ caseId: 'a', isGone: true });
  });
  test('makes nothing wait where nothing was drawn yet', () => {
    expect(held([], [a, b])).toMatchObject({ newCount: 0, rows: [{}, {}] });
  });
});
