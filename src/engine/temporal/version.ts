import { spawnSync } from 'node:child_process';

/** The release that Parley is built and measured on. */
export const TEMPORAL_CLI_VERSION = '1.9.1';
export const TEMPORAL_SERVER_VERSION = '1.32.0';

/**
 * The server version that a `temporal` program says it holds, such as `1.32.0`.
 * @throws Error when it does not run or is something else
 */
export function serverVersionOf(program: string): string {
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  if (answer.error !== undefined)
    throw new Error(`${program} does not run: ${answer.error.message}`);
  const version = /Server (\d+\.\d+\.\d+)/.exec(answer.stdout)?.[1];
  if (version === undefined) throw new Error(`${program} --version names no server version`);
  return version;
}

/** What a user loses on a server older than ours, one line each; empty when it is not older. */
export function olderServerNotes(serverVersion: string): string[] {
  if (compareVersions(serverVersion, TEMPORAL_SERVER_VERSION) >= 0) return [];
  const notes = [
    `Temporal server ${serverVersion} is older than ${TEMPORAL_SERVER_VERSION}, which Parley is ` +
      'tested on. Cases run, but on it:',
  ];
  if (compareVersions(serverVersion, '1.32.0') < 0) {
    notes.push(
      '- a message above 2 MB ends its sender instead of failing one task that can be retried',
      '- priorities of workflows and activities have no effect',
      '- a case that continues as new stays on its old worker version',
    );
  }
  return notes;
}

/** Below 0 when `left` is the older of two `major.minor.patch` texts, 0 when both are the same. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map((part) => parseInt(part)));
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
