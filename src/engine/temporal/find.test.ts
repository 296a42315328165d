import { describe, expect, it } from 'vitest';
import { findTemporal } from './find.ts';

const nowhere = { PATH: '/nowhere', PARLEY_CACHE_DIR: '/nowhere/cache' };
const searchIn = (env: { PARLEY_ENGINE_SOURCES: string }) =>
  findTemporal({ env: { ...nowhere, ...env }, onProgress: () => undefined });

describe('a Temporal server that cannot be had', () => {
  it('is reported with the reason and the remedy of every source that was tried', async () => {
    const search = searchIn({ PARLEY_ENGINE_SOURCES: 'path,cache' });
    await expect(search).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
    await expect(search).rejects.toThrow(/TEMPORAL_ADDRESS/);
    await expect(search).rejects.toThrow(/on PATH: there is none. What to do: install/);
    await expect(search).rejects.toThrow(/the cache folder: nothing at/);
  });

  it('is not looked for in a source that does not exist', async () => {
    const search = searchIn({ PARLEY_ENGINE_SOURCES: 'path,floppy' });
    await expect(search).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(search).rejects.toThrow(/"floppy" is not one of path, cache, sdk, wheel, go/);
  });
});
