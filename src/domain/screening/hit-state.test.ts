import { describe, expect, it } from 'vitest';
import { hitStateOf } from './hit-state.ts';
import type { DecidedHit } from './hit-state.ts';

const TODAY = '2026-06-15';
const hit = { hitId: 'hit', recordHash: 'record', subjectHash: 'subject' };
const cleared = (changes: Partial<DecidedHit> = {}): DecidedHit => ({
  ...hit,
  kind: 'cleared',
  scope: 'supplier',
  by: 'Ada',
  atMs: 1,
  reason: 'another company of the same name',
  until: '2026-12-31',
  ...changes,
});
const confirmed = (changes: Partial<DecidedHit> = {}): DecidedHit =>
  cleared({ kind: 'confirmed', until: null, ...changes });
const decided = (...decisions: DecidedHit[]) => hitStateOf(hit, decisions, TODAY);

describe('a hit', () => {
  it('is open until somebody decides', () => {
    expect(decided()).toEqual({ state: 'open', decision: null, lapsed: null });
  });

  it('stays cleared to the end of the last day', () => {
    expect(decided(cleared({ until: TODAY })).state).toBe('cleared');
    expect(decided(cleared({ until: '2026-06-14' }))).toMatchObject({
      state: 'open',
      decision: null,
      lapsed: { because: 'expired', by: 'Ada' },
    });
  });

  it('is open again when the listed record changed', () => {
    expect(decided(cleared({ recordHash: 'older' }))).toMatchObject({
      state: 'open',
      lapsed: { because: 'listed_record_changed' },
    });
  });

  it('is open again when the supplier changed, unless its name was cleared', () => {
    expect(decided(cleared({ subjectHash: 'older' }))).toMatchObject({
      state: 'open',
      lapsed: { because: 'supplier_changed' },
    });
    expect(decided(cleared({ subjectHash: 'older', scope: 'name' })).state).toBe('cleared');
  });

  it('is cleared by a decision on its name that was made for another supplier', () => {
    const other = cleared({ hitId: 'other', subjectHash: 'other', scope: 'name' });
    expect(decided(other).state).toBe('cleared');
    expect(decided({ ...other, scope: 'supplier' }).state).toBe('open');
  });
});

describe('a confirmed hit', () => {
  it('stays confirmed whatever changes', () => {
    expect(decided(confirmed({ recordHash: 'older', subjectHash: 'older' })).state).toBe(
      'confirmed',
    );
  });

  it('is lifted by a later clearance of itself alone', () => {
    expect(decided(confirmed(), cleared({ atMs: 2 })).state).toBe('cleared');
    expect(decided(cleared(), confirmed({ atMs: 2 })).state).toBe('confirmed');
    const ofName = cleared({ hitId: 'other', scope: 'name', atMs: 2 });
    expect(decided(confirmed(), ofName).state).toBe('confirmed');
  });

  it('comes back when the decision that lifted it lapses', () => {
    expect(decided(confirmed(), cleared({ atMs: 2, until: '2026-01-01' }))).toMatchObject({
      state: 'confirmed',
      lapsed: { because: 'expired' },
    });
  });
});
