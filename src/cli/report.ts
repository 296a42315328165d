import { writeFile } from 'node:fs/promises';
import { ParleyError } from '#contracts/errors.ts';
import { openDatabase } from '#memory/database.ts';
import { reportFacts } from '#memory/learning/report-facts.ts';
import { findDatabase } from './database/find-database.ts';
import { runCommand } from './database/run-command.ts';
import { learningPage } from './report/learning/page.ts';
import { parseReportWish } from './report/options.ts';

await runCommand(async () => {
  const { tenantId, file, dataDir } = parseReportWish(process.argv.slice(2));
  const database = openDatabase(await findDatabase(process.env, dataDir));
  try {
    const facts = await reportFacts(database, tenantId);
    await writeFile(file, learningPage(tenantId, facts, Date.now())).catch((cause: Error) => {
      throw new ParleyError('CONFIG_INVALID', `The file cannot be written: ${cause.message}`);
    });
    console.log(`What ${tenantId} has learnt is written to ${file}`);
  } finally {
    await database.close();
  }
});
