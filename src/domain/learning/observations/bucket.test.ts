import { describe, expect, it } from 'vitest';
import { aDelivery, aTalk } from '../../../../tests/support/observation-builders.ts';
import { bucketOf, counting } from './bucket.ts';

describe('what is counted together', () => {
  it('is what a supplier delivered on a day, in files', () => {
    expect(bucketOf(aDelivery())).toBe('alpha 2026-03-10');
  });

  it('is what was reported on a day, in cases', () => {
    expect(bucketOf(aDelivery({ source: 'case' }))).toBe('alpha 2026-03-11');
  });

  it('is each thing for itself where our own agents saw it', () => {
    expect(bucketOf(aTalk({ observationId: 'talk/c1/t1/1' }))).toBe('talk/c1/t1');
  });
});

describe('corrections of corrections', () => {
  it('count as the last one says, in whatever order they came', () => {
    const revisions = [2, 10, 9].map((it) => aDelivery({ observationId: `outcome/file/a/${it}` }));
    const other = aDelivery({ observationId: 'outcome/file/b/1' });
    const kept = counting([...revisions, other]).map((it) => it.observationId);
    expect(kept).toEqual(['outcome/file/a/10', 'outcome/file/b/1']);
  });
});
