import { describe, expect, it } from 'vitest';
import { standingOf } from './standing.ts';
import type { DecidedHit } from './standing.ts';

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
const standing = (...decisions: DecidedHit[]) => standingOf(hit, decisions, TODAY);

describe('a hit', () => {
  it('is open until somebody decides', () => {
    expect(standing()).toEqual({ state: 'open', decision: null, lapsed: null });
  });

  it('stays cleared to the end of the last day', () => {
    expect(standing(cleared({ until: TODAY })).state).toBe('cleared');
    expect(standing(cleared({ until: '2026-06-14' }))).toMatchObject({
      state: 'open',
      decision: null,
      lapsed: { because: 'expired', by: 'Ada' },
    });
  });

  it('is open again when the listed record changed', () => {
    expect(standing(cleared({ recordHash: 'older' }))).toMatchObject({
      state: 'open',
      lapsed: { because: 'listed_record_changed' },
    });
  });

  it('is open again when the supplier changed, unless its name was cleared', () => {
    expect(standing(cleared({ subjectHash: 'older' }))).toMatchObject({
      state: 'open',
      lapsed: { because: 'supplier_changed' },
    });
    expect(standing(cleared({ subjectHash: 'older', scope: 'name' })).state).toBe('cleared');
  });

  it('is cleared by a decision on its name that was made for another supplier', () => {
    const other = cleared({ hitId: 'other', subjectHash: 'other', scope: 'name' });
    expect(standing(other).state).toBe('cleared');
    expect(standing({ ...other, scope: 'supplier' }).state).toBe('open');
  });
});

describe('a confirmed hit', () => {
  it('stays confirmed whatever changes', () => {
    expect(standing(confirmed({ recordHash: 'older', subjectHash: 'older' })).state).toBe(
      'confirmed',
    );
  });

  it('is lifted by a later clearance of itself alone', () => {
    expect(standing(confirmed(), cleared({ atMs: 2 })).state).toBe('cleared');
    expect(standing(cleared(), confirmed({ atMs: 2 })).state).toBe('confirmed');
    const ofName = cleared({ hitId: 'other', scope: 'name', atMs: 2 });
    expect(standing(confirmed(), ofName).state).toBe('confirmed');
  });

  it('comes back when the clearing that lifted it lapses', () => {
    expect(standing(confirmed(), cleared({ atMs: 2, until: '2026-01-01' }))).toMatchObject({
      state: 'confirmed',
      lapsed: { because: 'expired' },
    });
  });
});
