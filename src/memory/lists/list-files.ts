import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ParleyError } from '#contracts/errors.ts';
import type { ListSource } from '#contracts/screening.ts';
import type { ListFile } from './list-file.ts';
import { listFormats } from './list-formats.ts';

/** The files of a list from its folder, under the names that its publisher gives them. */
export const filesOfFolder = (source: ListSource, folder: string): Promise<ListFile[]> =>
  readAll(listFormats[source].fileNames.map((name) => join(folder, name)));

/** @throws ParleyError CONFIG_INVALID when a file cannot be read */
export function readAll(paths: readonly string[]): Promise<ListFile[]> {
  return Promise.all(
    paths.map(async (path) => ({ name: basename(path), content: await readOne(path) })),
  );
}

async function readOne(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ParleyError('CONFIG_INVALID', `A file cannot be read: ${(cause as Error).message}`);
  }
}
