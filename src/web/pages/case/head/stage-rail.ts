import type { CaseStage } from '#contracts/records.ts';
import type { CaseEvent } from '../../../live/case-stream.ts';

/** Stages as a case usually goes through them; recovering only where it was needed. */
const WAY = [
  'opened',
  'sourcing',
  'compliance',
  'negotiating',
  'recovering',
  'approving',
  'award_review',
  'closed',
] as const satisfies readonly CaseStage[];

export type RailStop = {
  stage: (typeof WAY)[number];
  /** `skipped`: the case went on, or ended, without it. */
  state: 'past' | 'current' | 'paused' | 'ahead' | 'skipped';
  /** When it was entered last; null = never so far. */
  atMs: number | null;
};

export type StageStep = { stage: CaseStage; atMs: number };

export const stageSteps = (events: readonly CaseEvent[]): StageStep[] =>
  events.flatMap(({ kind, atMs, body }) =>
    kind === 'stage' ? [{ stage: (body as { stage: CaseStage }).stage, atMs }] : [],
  );

/** Where a case has been, is and may still go. A paused case stays where it was paused. */
export function railOf(
  stage: CaseStage,
  openedAtMs: number,
  steps: readonly StageStep[],
): RailStop[] {
  const atMs = new Map<CaseStage, number>([['opened', openedAtMs]]);
  for (const it of steps) atMs.set(it.stage, it.atMs);
  const isPaused = stage === 'paused';
  const current = isPaused
    ? (steps.findLast((it) => it.stage !== 'paused')?.stage ?? 'opened')
    : stage;
  const reached = Math.max(
    ...WAY.map((it, at) => (atMs.has(it) || it === current ? at : 0)).filter(
      (at) => WAY[at] !== 'closed' || current === 'closed',
    ),
  );
  return WAY.filter((it) => it !== 'recovering' || atMs.has(it) || it === current).map((it) => ({
    stage: it,
    state: stateOf(it),
    atMs: atMs.get(it) ?? null,
  }));

  function stateOf(it: (typeof WAY)[number]): RailStop['state'] {
    if (it === current) return isPaused ? 'paused' : 'current';
    if (atMs.has(it)) return 'past';
    return WAY.indexOf(it) < reached ? 'skipped' : 'ahead';
  }
}
