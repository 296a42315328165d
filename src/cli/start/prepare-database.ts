import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#memory/database.ts';
import { openDatabase } from '#memory/database.ts';
import { importSampleData, isEmpty } from '#memory/import/sample-data.ts';
import { createKey, ensureFirstKey, FIRST_TENANT } from '#memory/keys.ts';
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
    const approverKey = await ensureApproverKey(database, engine.dataDir, key !== null);
    const sampleDataImported = sampleData && (await isEmpty(database));
    if (sampleDataImported) await importSampleData(database, onProgress);
    const list = sampleData ? await loadSampleList(database) : null;
    if (list !== null) {
      const { partiesCount, publishedOn } = list;
      onProgress(`Loaded a sample screening list of ${publishedOn}, ${partiesCount} parties`);
    }
    return { firstKey: key, approverKey, sampleDataImported };
  } finally {
    await database.close();
  }
};

/**
 * The key of a second person, because nobody decides about their own request: made at the first start,
 * and again when its file is gone. Null when it is there already.
 */
async function ensureApproverKey(
  database: Database,
  dataDir: string,
  isFirstStart: boolean,
): Promise<string | null> {
  const file = join(dataDir, 'approver-api-key');
  if (!isFirstStart && existsSync(file)) return null;
  const wanted = { tenantId: FIRST_TENANT, role: 'compliance_officer', name: 'approver' } as const;
  const { key } = await createKey(database, wanted);
  await writeFile(file, `${key}\n`, { mode: 0o600 });
  return key;
}
