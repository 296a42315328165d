import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDir } from '#engine/data-dir-lock.ts';
import { FREE_BYTES_MIN, assertRoom, dataDirError, openDataDir } from '#engine/data-dir.ts';
import { choosePort } from '#engine/ports.ts';
import { requestedPort } from '#engine/requested-port.ts';
import { readOrDrawSecrets } from '#engine/secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-data-dir-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is made with everything above it', async () => {
    expect(await openDataDir(join(folder, 'a', 'b'))).toBe(join(folder, 'a', 'b'));
    expect(await readdir(join(folder, 'a', 'b'))).toEqual([]);
  });

  it('is refused where a file stands in its way', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const path of [join(folder, 'file'), join(folder, 'file', 'data')]) {
      await expect(openDataDir(path)).rejects.toMatchObject({ code: 'DATA_DIR_UNWRITABLE' });
      await expect(openDataDir(path)).rejects.toThrow(/npm start -- --data DIR/);
    }
  });

  it('is refused on a disk with too little room, and the text says how much is needed', () => {
    expect(() => assertRoom('/data', FREE_BYTES_MIN)).not.toThrow();
    expect(() => assertRoom('/data', FREE_BYTES_MIN - 1)).toThrow(/needs 200 MB/);
  });

  it.runIf(existsSync('/dev/full'))('is refused on a full disk, and nothing is left', async () => {
    await symlink('/dev/full', join(folder, `.write-probe-${process.pid}`));
    await expect(openDataDir(folder)).rejects.toMatchObject({ code: 'DATA_DIR_FULL' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('names a disk that fills up while it is written', () => {
    const cause = Object.assign(new Error('write'), { code: 'ENOSPC' });
    expect(dataDirError('/data', cause)).toMatchObject({ code: 'DATA_DIR_FULL' });
  });
});

describe('the lock of the data folder', () => {
  it('refuses a second owner and shows where the first one answers', async () => {
    const unlock = await lockDataDir(folder);
    await writeFile(join(folder, 'endpoints.json'), '{"api":"http://127.0.0.1:8080","pids":{}}');
    await expect(lockDataDir(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await expect(lockDataDir(folder)).rejects.toThrow(/api: http:\/\/127.0.0.1:8080/);
    await unlock();
    await (
      await lockDataDir(folder)
    )();
  });

  it('is taken over from an owner that no longer runs, even when its number runs again', async () => {
    const lock = join(folder, 'parley.lock');
    await writeFile(lock, JSON.stringify({ pid: process.pid, identity: 'of an earlier process' }));
    await lockDataDir(folder);
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('is taken over when it was cut short while it was written', async () => {
    await writeFile(join(folder, 'parley.lock'), '{"pid":');
    await (
      await lockDataDir(folder)
    )();
  });
});

describe('the ports', () => {
  const listeners: Server[] = [];
  const occupy = (port: number) =>
    new Promise<void>((resolve) => {
      listeners.push(createServer().listen({ port, host: '127.0.0.1' }, resolve));
    });
  afterEach(() => listeners.splice(0).forEach((listener) => listener.close()));

  it('are the same at the next start', async () => {
    const first = await choosePort(folder, 'temporal');
    expect(await choosePort(folder, 'temporal')).toBe(first);
  });

  it('never give one number to two', async () => {
    const first = await choosePort(folder, 'temporal');
    expect(await choosePort(folder, 'api', { preferred: first })).not.toBe(first);
  });

  it('move on when another program took one meanwhile', async () => {
    const first = await choosePort(folder, 'temporal');
    await occupy(first);
    expect(await choosePort(folder, 'temporal')).not.toBe(first);
  });

  it('are refused when the user asked for one that is taken', async () => {
    const port = await choosePort(folder, 'api');
    await occupy(port);
    const wish = { requested: { port, by: '--port' } };
    await expect(choosePort(folder, 'api', wish)).rejects.toMatchObject({ code: 'PORT_OCCUPIED' });
    await expect(choosePort(folder, 'api', wish)).rejects.toThrow(`Port ${port} (--port)`);
  });

  it.each(['0', '65536', 'http', '80.5'])('are no such thing as %s', (text) => {
    expect(() => requestedPort({ PARLEY_POSTGRES_PORT: text }, 'PARLEY_POSTGRES_PORT')).toThrow(
      /PARLEY_POSTGRES_PORT: .* is not a port/,
    );
  });
});

describe('the passwords of the database', () => {
  it('are drawn once and kept from other users', async () => {
    const secrets = await readOrDrawSecrets(folder);
    expect(await readOrDrawSecrets(folder)).toEqual(secrets);
    expect(new Set(Object.values(secrets)).size).toBe(3);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });
});
