import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';

// The server takes any file that is there for a finished database. One whose making was cut short
// would keep it from ever starting, so a file that has never served is marked, and made anew.
const markOf = (database: string) => `${database}.unfinished`;

/** To be called before the server starts. */
export function prepareStateFile(database: string): void {
  if (existsSync(markOf(database))) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      rmSync(`${database}${suffix}`, { force: true });
    }
  }
  if (!existsSync(database)) writeFileSync(markOf(database), '');
}

/** To be called once the server serves. It keeps what cases say from other users of the machine. */
export function settleStateFile(database: string): void {
  rmSync(markOf(database), { force: true });
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${database}${suffix}`)) chmodSync(`${database}${suffix}`, 0o600);
  }
}
