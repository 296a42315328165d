import { parseArgs } from 'node:util';
import { openDatabase } from '#memory/database.ts';
import { importSampleData } from '#memory/import/sample-data.ts';
import { loadSampleList } from '#memory/lists/sample-list.ts';
import { findDatabase } from './database/find-database.ts';
import { runCommand } from './database/run-command.ts';

await runCommand(async () => {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, tenant: { type: 'string' } },
  });
  const database = openDatabase(await findDatabase(process.env, values.data ?? '.data'));
  try {
    await importSampleData(database, (line) => console.log(line), values.tenant);
    await loadSampleList(database, values.tenant);
  } finally {
    await database.close();
  }
});
