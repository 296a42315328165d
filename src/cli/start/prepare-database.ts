import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '#memory/database.ts';
import { importSampleData, isEmpty } from '#memory/import/sample-data.ts';
import { ensureFirstKey } from '#memory/keys.ts';
import { loadSampleList } from '#memory/lists/sample-list.ts';
import { migrate } from '#memory/migrate.ts';
import type { StartParts } from './start-parley.ts';

/** Joins a start to the real database: migrations, first key, sample data. */
export const prepareDatabase: StartParts['prepareDatabase'] = async (wishes) => {
  const { engine, sampleData, onProgress } = wishes;
  const { ownerUrl, appUrl } = engine.database;
  await migrate({ ownerUrl, appRole: decodeURIComponent(new URL(appUrl).username), onProgress });
  const database = openDatabase(appUrl);
  try {
    const { key } = await ensureFirstKey(database, (it) =>
      writeFile(join(engine.dataDir, 'first-api-key'), `${it}\n`, { mode: 0o600 }),
    );
    const sampleDataImported = sampleData && (await isEmpty(database));
    if (sampleDataImported) await importSampleData(database, onProgress);
    const list = sampleData ? await loadSampleList(database) : null;
    if (list !== null) {
      const { partiesCount, publishedOn } = list;
      onProgress(`Loaded a sample screening list of ${publishedOn}, ${partiesCount} parties`);
    }
    return { firstKey: key, sampleDataImported };
  } finally {
    await database.close();
  }
};
