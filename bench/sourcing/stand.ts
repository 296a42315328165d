import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#memory/migrate.ts';
import { startTemporaryPostgres } from '../temporary-postgres.ts';

/** One database with Parley's schema: as its owner, and as the application sees it. */
export type Place = { ownerUrl: string; appUrl: string };

export type SourcingStand = {
  version: string;
  /** A new database with the schema and nothing in it. */
  place(name: string): Promise<Place>;
  stop(): Promise<void>;
};

/** What a server for such a catalogue is given; everything else is as Parley starts it. */
const settings = {
  shared_buffers: '4GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  // Loading need not survive a power cut; questions do not write.
  synchronous_commit: 'off',
};

/** A PostgreSQL of its own in a temporary folder that goes with it. */
export async function startStand(say: (line: string) => void): Promise<SourcingStand> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-sourcing-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await startTemporaryPostgres(folder, say, settings);
    return {
      version: await versionOf(server.appUrl),
      place: (name) => makePlace(server, name),
      async stop() {
        await server.process.stop();
        await remove();
      },
    };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

async function makePlace(server: Place, name: string): Promise<Place> {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  await owner.query(`create database ${name}`);
  await owner.end();
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const place = { ownerUrl: at(server.ownerUrl), appUrl: at(server.appUrl) };
  await migrate({ ownerUrl: place.ownerUrl, appRole: new URL(place.appUrl).username });
  return place;
}

async function versionOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]?.server_version ?? 'unknown';
}
