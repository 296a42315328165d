import { fileURLToPath } from 'node:url';
import type { Database } from '../database.ts';
import { FIRST_TENANT } from '../keys.ts';
import { filesOfFolder } from './list-files.ts';
import { loadList } from './load-list.ts';
import type { LoadedList } from './write-version.ts';

const folder = fileURLToPath(new URL('../../../data/ofac-sdn-2021-07/', import.meta.url));

/**
 * Gives a tenant without any screening list the dated sample that comes along; null when it has
 * lists of its own, which a sample never replaces.
 */
export async function loadSampleList(
  database: Database,
  tenantId = FIRST_TENANT,
): Promise<LoadedList | null> {
  const known = await database.inTenant(tenantId, (tx) =>
    tx.screeningList.findFirst({ where: { tenantId } }),
  );
  if (known !== null) return null;
  return loadList(database, tenantId, {
    source: 'ofac_sdn',
    files: await filesOfFolder('ofac_sdn', folder),
    publishedOn: '2021-07',
    sample: true,
    loadedBy: 'sample data',
  });
}
