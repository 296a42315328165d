import type { World } from './seed-means.ts';
import { gapClosed, intervalOf, perWorld, valuesOf } from './seed-means.ts';
import { CONTENDERS } from './run-world.ts';
import { windows } from './world-report.ts';

const POINT_CASES = 25;
const APPROACHES = ['collaborative', 'balanced', 'competitive'] as const;

/** Learning curves and arms over time, for charts; one point for every 25 cases. */
export const curvesOf = (worlds: readonly World[]) =>
  windows(POINT_CASES).map(([from, to]) => ({
    fromCase: from,
    toCase: to,
    valueBp: Object.fromEntries(
      CONTENDERS.map((it) => [it, intervalOf(valuesOf(worlds, it, [from, to]))]),
    ),
    gapClosed: gapClosed(worlds, [from, to]),
    /** Share of the cases that memory led so. */
    approaches: Object.fromEntries(
      APPROACHES.map((approach) => [
        approach,
        intervalOf(
          perWorld(worlds, 'memory on', [from, to], (it) => Number(it.approach === approach)),
        ).mean,
      ]),
    ),
  }));
