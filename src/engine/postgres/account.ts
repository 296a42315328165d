import { spawnSync } from 'node:child_process';
import type { Progress } from '../progress.ts';

/**
 * How PostgreSQL's programs are started. PostgreSQL refuses to run as root, so that root lends it
 * another account; everybody else runs it as themselves.
 */
export type PostgresAccount = {
  /** Null when it is the account that runs Parley. */
  ids: { uid: number; gid: number } | null;
  /** What to spawn to run `program` under this account. */
  command(program: string, args: readonly string[]): PostgresCommand;
};

export type PostgresCommand = {
  file: string;
  args: string[];
  options: { cwd: string; uid?: number; gid?: number };
};

const ownAccount: PostgresAccount = {
  ids: null,
  command: (file, args) => ({ file, args: [...args], options: { cwd: '/' } }),
};

/**
 * The account that can both run PostgreSQL and reach `folders`.
 * @throws Error when we are root and no such account can be had
 */
export function postgresAccount(folders: readonly string[], onProgress: Progress): PostgresAccount {
  if (process.getuid?.() !== 0) return ownAccount;
  const ids = lookUp('postgres') ?? create('postgres', onProgress) ?? lookUp('nobody');
  if (ids === null) {
    throw new Error(
      'PostgreSQL refuses to run as root and no account "postgres" could be made; run Parley as ' +
        'another user, or set DATABASE_URL',
    );
  }
  const reachable = folders.every((folder) => canReach(folder, ids));
  return { ids, command: reachable ? switchAccount(ids) : reachAnyFolder(ids, folders) };
}

type Ids = { uid: number; gid: number };

function lookUp(name: string): Ids | null {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function create(name: string, onProgress: Progress): Ids | null {
  onProgress(`PostgreSQL refuses to run as root: making the account "${name}" for it`);
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', name]);
  return lookUp(name);
}

function canReach(folder: string, { uid, gid }: Ids): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { uid, gid, cwd: '/' }).status === 0;
}

function switchAccount(ids: Ids): PostgresAccount['command'] {
  return (file, args) => ({ file, args: [...args], options: { cwd: '/', ...ids } });
}

// A checkout below /root is closed to every other account. Instead of opening root's home, this one
// program keeps root's right to pass through folders.
function reachAnyFolder(ids: Ids, folders: readonly string[]): PostgresAccount['command'] {
  const flags = ['--reuid', `${ids.uid}`, '--regid', `${ids.gid}`, '--clear-groups'];
  flags.push('--inh-caps', '+dac_override', '--ambient-caps', '+dac_override');
  if (spawnSync('setpriv', [...flags, 'true']).status !== 0) {
    throw new Error(
      `the account with user id ${ids.uid} cannot reach ${folders.join(' and ')}; run Parley as ` +
        "another user, keep it outside of root's home, or set DATABASE_URL",
    );
  }
  return (program, args) => ({
    file: 'setpriv',
    args: [...flags, program, ...args],
    options: { cwd: '/' },
  });
}
