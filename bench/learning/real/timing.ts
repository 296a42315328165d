import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOrderFile } from '#cli/forecast/order-file.ts';
import { forecastLines } from '#domain/learning/forecast/forecast.ts';
import { isLate } from '#domain/learning/forecast/order-line.ts';
import { spreadOf } from '../../statistics.ts';
import type { Spread } from '../../statistics.ts';
import { replay } from './anchors/replay.ts';

const REPETITIONS = 5;
const command = fileURLToPath(new URL('../../../src/cli/forecast.ts', import.meta.url));

export type Timing = {
  lines: number;
  /** Reading the file and giving every line the running late share of its stream. */
  floorMs: Spread;
  /** Reading the file and forecasting every line. */
  forecastMs: Spread;
  /** The whole command, from its start in a new process to its end. */
  commandSeconds: Spread;
};

/** In turns, so that a busy machine slows both. */
export async function timeForecasts(file: string): Promise<Timing> {
  const bytes = await readFile(file);
  const [floorMs, forecastMs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < REPETITIONS; turn += 1) {
    floorMs.push(elapsedMs(() => baseRates(file, bytes)));
    forecastMs.push(elapsedMs(() => forecastLines(parseOrderFile(file, bytes))));
  }
  const commandMs = await timeCommand(bytes);
  return {
    lines: parseOrderFile(file, bytes).length,
    floorMs: spreadOf(floorMs),
    forecastMs: spreadOf(forecastMs),
    commandSeconds: spreadOf(commandMs.map((it) => it / 1000)),
  };
}

function baseRates(file: string, bytes: Uint8Array): Map<number, number> {
  const seen = { direct: { n: 0, late: 0 }, warehouse: { n: 0, late: 0 } };
  return replay(
    parseOrderFile(file, bytes),
    (line) => {
      seen[line.stream].n += 1;
      if (isLate(line)) seen[line.stream].late += 1;
    },
    ({ stream }) => (seen[stream].late + 0.05) / (seen[stream].n + 0.5),
  );
}

/** The file split in two: which line is in which file changes neither the work nor the result. */
async function timeCommand(bytes: Uint8Array): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-forecast-'));
  try {
    const [header = '', ...rows] = Buffer.from(bytes).toString('utf8').trimEnd().split('\n');
    const half = Math.floor(rows.length / 2);
    const files = { history: rows.slice(0, half), orders: rows.slice(half) };
    for (const [name, of] of Object.entries(files)) {
      await writeFile(join(folder, name), [header, ...of, ''].join('\n'));
    }
    const args = [
      command,
      '--history',
      join(folder, 'history'),
      '--orders',
      join(folder, 'orders'),
    ];
    return Array.from({ length: REPETITIONS }, () =>
      elapsedMs(() => {
        const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1e9 });
        if (status !== 0) throw new Error(`the command failed: ${String(stderr)}`);
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

function elapsedMs(action: () => unknown): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}
