import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Passwords of the embedded database's roles; they never leave this machine. */
export type EngineSecrets = {
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
};

/** Reads the folder's passwords, or draws them on the first start (file mode 0600). */
export async function readOrDrawSecrets(dataDir: string): Promise<EngineSecrets> {
  const path = join(dataDir, 'secrets.json');
  try {
    return JSON.parse(await readFile(path, 'utf8')) as EngineSecrets;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  }
  const draw = () => randomBytes(24).toString('base64url');
  const secrets = { superuserPassword: draw(), ownerPassword: draw(), appPassword: draw() };
  await writeFile(path, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' });
  return secrets;
}
