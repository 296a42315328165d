import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../process-identity.ts';

/**
 * Removes a dead server's `postmaster.pid` when its number meanwhile belongs to another program,
 * which PostgreSQL itself takes for a running server. In every other case the file stays: from it
 * PostgreSQL learns which shared memory the dead server's last backends still hold.
 */
export function clearStaleServerLock(clusterDir: string): void {
  const path = join(clusterDir, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  } catch {
    return;
  }
  if (!Number.isSafeInteger(pid) || processIdentity(pid) === null) return;
  if (!programOf(pid).includes('postgres')) rmSync(path, { force: true });
}

function programOf(pid: number): string {
  return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
