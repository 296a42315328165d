import { describe, expect, it } from 'vitest';
import type { CaseAdvice } from '#contracts/learning.ts';
import { memoryNotes } from './memory-note.ts';

const anAdvice = (it: Partial<CaseAdvice>): CaseAdvice =>
  ({
    question: 'approach',
    without: 'balanced',
    chosen: null,
    explores: false,
    because: 'nothing is better',
    decisions: [{ decisionId: 'd1' }],
    ...it,
  }) as CaseAdvice;

describe('what memory did to a decision', () => {
  it('is nothing where it had nothing to say or said the same', () => {
    expect(memoryNotes([anAdvice({})]).get('d1')?.changed).toBe(false);
    expect(memoryNotes([anAdvice({ chosen: 'balanced' })]).get('d1')?.changed).toBe(false);
  });

  it('is told with what would have been without it', () => {
    expect(memoryNotes([anAdvice({ chosen: 'competitive' })]).get('d1')).toMatchObject({
      without: 'balanced',
      advised: 'competitive',
      changed: true,
    });
  });

  it('is unknown for a decision that never asked', () => {
    expect(memoryNotes([anAdvice({})]).get('d2')).toBeUndefined();
  });
});
