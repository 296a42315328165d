import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/**
 * A real Chromium without a window. On Linux the one that comes inside an npm package, with the few
 * libraries that a bare machine lacks; elsewhere the machine's own Chrome.
 * `PARLEY_TEST_BROWSER` names another one.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.PARLEY_TEST_BROWSER;
  if (named !== undefined)
    return chromium.launch({ executablePath: named, args: ['--no-sandbox'] });
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome' });
  }
  const { default: packaged, inflate } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const libraries = join(tmpdir(), 'al2023', 'lib');
  if (!existsSync(libraries)) await inflate(join(packageFolder(), 'bin', 'al2023.tar.br'));
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: libraries,
      // Its own fonts: a bare machine has none, and pages look the same everywhere.
      FONTCONFIG_PATH: join(tmpdir(), 'fonts'),
    },
  });
}

const packageFolder = (): string => {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return dirname(dirname(entry));
};
