import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the pages from what is in the tree now, so that nobody looks at yesterday's. */
export async function buildWeb(): Promise<void> {
  const root = fileURLToPath(new URL('../../src/web', import.meta.url));
  await build({ root, configFile: `${root}/vite.config.ts`, logLevel: 'warn' });
}
