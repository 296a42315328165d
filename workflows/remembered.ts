import type { Advice, DecisionMemory, MemoryUse } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import { lessonVersions, memoryReasons } from '#domain/learning/advice/decision-memory.ts';
import type { DecisionParts, DeskCommand } from './desk.ts';
import { decision } from './desk.ts';

/** What the memory may do in a case; null where it is not asked: the case has to be repeatable. */
export const memoryUse = ({ requisition, policy }: CaseBrief): MemoryUse | null =>
  requisition.repeatable ? null : { rules: policy.learning ?? null };

/** A decision with what memory said to it, what would have been without it, and its lessons. */
export function remembered(
  brief: CaseBrief,
  advice: Advice | null,
  memory: DecisionMemory | null,
  parts: DecisionParts & { inputs: object },
): DeskCommand {
  if (memory === null) return decision(brief, parts);
  const silent =
    advice === null ? [{ rule: 'memory', value: 'says nothing; decided without it' }] : [];
  return decision(brief, {
    ...parts,
    because: [...parts.because, ...memoryReasons(advice, memory), ...silent],
    lessonVersions: lessonVersions(memory.lessons),
    inputs: { ...parts.inputs, memory },
  });
}
