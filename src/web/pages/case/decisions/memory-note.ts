import type { CaseAdvice } from '#contracts/learning.ts';

/** What memory did to one decision. */
export type MemoryNote = {
  question: CaseAdvice['question'];
  /** What would have been chosen without memory. */
  without: string;
  /** What memory advised; null = it had nothing to say. */
  advised: string | null;
  changed: boolean;
  explores: boolean;
  because: string;
};

/** By decision id, for those decisions that asked memory first. */
export function memoryNotes(advice: readonly CaseAdvice[]): ReadonlyMap<string, MemoryNote> {
  const notes = new Map<string, MemoryNote>();
  for (const { decisions, question, without, chosen, explores, because } of advice) {
    const changed = chosen !== null && chosen !== without;
    for (const { decisionId } of decisions) {
      notes.set(decisionId, { question, without, advised: chosen, changed, explores, because });
    }
  }
  return notes;
}
