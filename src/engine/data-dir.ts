import { chmod, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ParleyError } from '#contracts/errors.ts';

// A fresh PostgreSQL cluster takes about 40 MB, its write-ahead log up to 100 MB more.
export const FREE_BYTES_MIN = 200 * 1024 * 1024;

/**
 * Makes the folder that holds all state, and proves that it can be written and has room.
 * @returns its absolute path
 * @throws ParleyError DATA_DIR_UNWRITABLE or DATA_DIR_FULL
 */
export async function openDataDir(path: string): Promise<string> {
  const dataDir = resolve(path);
  const probe = join(dataDir, `.write-probe-${process.pid}`);
  try {
    const made = await mkdir(dataDir, { recursive: true });
    // A strict umask would shut out the account that PostgreSQL runs as when we are root.
    if (made !== undefined) await chmod(dataDir, 0o755);
    await writeFile(probe, 'probe');
  } catch (cause) {
    throw dataDirError(dataDir, cause);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
  const room = await statfs(dataDir);
  assertRoom(dataDir, room.bavail * room.bsize);
  return dataDir;
}

/** @throws ParleyError DATA_DIR_FULL when fewer than `FREE_BYTES_MIN` bytes are free */
export function assertRoom(dataDir: string, freeBytes: number): void {
  if (freeBytes >= FREE_BYTES_MIN) return;
  const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
  throw new ParleyError(
    'DATA_DIR_FULL',
    `${dataDir} has ${megabytes(freeBytes)} MB free and Parley needs ` +
      `${megabytes(FREE_BYTES_MIN)} MB to start. Free some space, or choose another disk: ` +
      'npm start -- --data DIR',
  );
}

export const isDiskFull = (cause: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes((cause as NodeJS.ErrnoException).code ?? '');

/** The same failure said so that the reader can act on it; what is unknown stays as it is. */
export function dataDirError(dataDir: string, cause: unknown): unknown {
  if (isDiskFull(cause)) {
    return new ParleyError(
      'DATA_DIR_FULL',
      `The disk of ${dataDir} is full. Free some space, or choose another disk: ` +
        'npm start -- --data DIR',
    );
  }
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR'].includes(code)) {
    return new ParleyError(
      'DATA_DIR_UNWRITABLE',
      `${dataDir} cannot be used to keep state (${code}). Give this user the right to write ` +
        'there, or choose another folder: npm start -- --data DIR',
    );
  }
  return cause;
}
