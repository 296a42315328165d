import { openDataDir } from '#engine/data-dir.ts';
import { startPostgres } from '#engine/postgres/server.ts';
import type { EmbeddedPostgres } from '#engine/postgres/server.ts';
import { openProcessRegister } from '#engine/process-register.ts';

/**
 * PostgreSQL alone, as Parley starts it, in a folder that the caller removes.
 * @param settings what it is given beside that, by name
 */
export async function startTemporaryPostgres(
  folder: string,
  say: (line: string) => void,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const dataDir = await openDataDir(folder);
  return startPostgres({
    dataDir,
    port: {},
    register: openProcessRegister(dataDir),
    onProgress: say,
    onRunning: () => undefined,
    onLost: (reason) => say(`PostgreSQL is gone: ${reason}`),
    settings,
  });
}
