import type { Advice, CaseAdvice, DecisionMemory } from '#contracts/learning.ts';

type Given = { advice: Advice; givenAtMs: number };
type Followed = CaseAdvice['decisions'][number] & { memory: DecisionMemory };

/**
 * Which decisions followed which advice: those that name its question and its context. Where the same
 * was asked again, each advice but the last has one decision.
 * @param given in the order it was given; `decisions` likewise
 */
export function withDecisions(
  given: readonly Given[],
  decisions: readonly Followed[],
): CaseAdvice[] {
  const left = [...decisions];
  return given.map(({ advice, givenAtMs }, at) => {
    const isSame = (it: Pick<Advice, 'question' | 'context'>) =>
      it.question === advice.question && it.context === advice.context;
    const isLast = !given.slice(at + 1).some((it) => isSame(it.advice));
    const own = left.filter((it) => isSame(it.memory)).slice(0, isLast ? undefined : 1);
    for (const it of own) left.splice(left.indexOf(it), 1);
    return { ...advice, givenAtMs, decisions: own.map(({ memory: _memory, ...it }) => it) };
  });
}
