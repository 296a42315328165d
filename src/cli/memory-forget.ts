import { ParleyError } from '#contracts/errors.ts';
import { LEVELS } from '#domain/learning/cells.ts';
import { openDatabase } from '#memory/database.ts';
import { forgetSupplier } from '#memory/learning/forget-supplier.ts';
import { learnLessons } from '#memory/learning/learn-lessons.ts';
import { findDatabase } from './database/find-database.ts';
import { parseForgetWish } from './database/memory-options.ts';
import { runCommand } from './database/run-command.ts';

await runCommand(async () => {
  const { tenantId, supplierId, because, dataDir } = parseForgetWish(process.argv.slice(2));
  const database = openDatabase(await findDatabase(process.env, dataDir));
  try {
    const forgotten = await forgetSupplier(database, tenantId, supplierId, because);
    if (forgotten === null) {
      throw new ParleyError('SUPPLIER_UNKNOWN', `${tenantId} has no supplier ${supplierId}.`);
    }
    const { changesCount } = await learnLessons(database, tenantId, Date.now(), { anew: true });
    const { observationsCount, cells } = forgotten;
    console.log(`${tenantId}: ${observationsCount} observations of ${supplierId} are gone`);
    for (const level of LEVELS) {
      const changed = cells.filter((it) => it.level === level);
      if (changed.length > 0) console.log(`  ${changed.length} cells of ${level} counted anew`);
    }
    if (changesCount > 0) console.log(`  ${changesCount} lessons changed`);
    console.log('  the audit trail keeps that it was forgotten, and why');
  } finally {
    await database.close();
  }
});
