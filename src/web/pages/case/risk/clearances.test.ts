import { describe, expect, it } from 'vitest';
import { latestClearances } from './clearances.ts';

const aClearance = (atMs: number, supplierId: string, verdict: string) => ({
  atMs,
  kind: 'clearance' as const,
  body: { kind: 'clearance', verdict, assessment: { supplierId, supplierName: supplierId } },
});

describe('the clearances of a case', () => {
  it('are the latest of each supplier, and tell how often it was looked at before', () => {
    const latest = latestClearances([
      aClearance(1, 'cipla', 'escalate_for_review'),
      { atMs: 2, kind: 'stage', body: {} },
      aClearance(3, 'hetero', 'auto_approve'),
      aClearance(4, 'cipla', 'refusal'),
    ]);
    expect(
      latest.map((it) => [it.record.assessment.supplierId, it.record.verdict, it.earlierCount]),
    ).toEqual([
      ['cipla', 'refusal', 1],
      ['hetero', 'auto_approve', 0],
    ]);
  });
});
