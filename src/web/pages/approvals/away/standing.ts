import type { Delegation } from '#contracts/approvals.ts';
import type { Tone } from '../../../display/sign.tsx';

/** Whether a delegation is in force at a moment; days are UTC. */
export function standing(
  { fromDay, untilDay, endedAtMs }: Pick<Delegation, 'fromDay' | 'untilDay' | 'endedAtMs'>,
  nowMs: number,
): { word: string; tone: Tone } {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  if (endedAtMs !== null) return { word: 'Ended', tone: 'plain' };
  if (untilDay < today) return { word: 'Over', tone: 'plain' };
  return fromDay > today ? { word: 'To come', tone: 'notice' } : { word: 'In force', tone: 'good' };
}
