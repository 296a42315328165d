import { curvesOf } from './curves.ts';
import type { WorldSettings } from './hidden-supplier.ts';
import { runWorld } from './run-world.ts';
import type { World } from './seed-means.ts';
import { others, plain } from './settings.ts';
import { worldAims } from './world-aims.ts';
import { sensitivityTable, worldReport } from './world-report.ts';

export type WorldBench = {
  /** As tables to print. */
  text: string;
  /** For charts. */
  data: { curves: ReturnType<typeof curvesOf>; aims: ReturnType<typeof worldAims> };
};

/**
 * Plays the simulated world with fixed seeds.
 * @param seeds how many worlds; the other worlds get fewer
 */
export function worldBench(seeds: number): WorldBench {
  const worlds = worldsOf(plain, seeds);
  const sensitivity = others.map((settings) => ({
    settings,
    worlds: worldsOf(settings, Math.max(2, Math.ceil(seeds / 4))),
  }));
  return {
    text: `${worldReport(worlds)}\n\n${sensitivityTable(sensitivity)}`,
    data: { curves: curvesOf(worlds), aims: worldAims(worlds) },
  };
}

const worldsOf = (settings: WorldSettings, seeds: number): World[] =>
  Array.from({ length: seeds }, (_, at) => runWorld(`world ${at + 1}`, settings));
