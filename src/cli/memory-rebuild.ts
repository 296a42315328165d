import { auditedTenants } from '#memory/audit/verify.ts';
import { openDatabase } from '#memory/database.ts';
import { learnLessons } from '#memory/learning/learn-lessons.ts';
import { rebuildLearning } from '#memory/learning/rebuild.ts';
import type { Rebuild } from '#memory/learning/rebuild.ts';
import { findDatabase } from './database/find-database.ts';
import { parseRebuildWish } from './database/memory-options.ts';
import { runCommand } from './database/run-command.ts';

const CELLS_SHOWN_MAX = 20;
const PROGRESS_MS = 2_000;

await runCommand(async () => {
  const { tenantId, check, dataDir } = parseRebuildWish(process.argv.slice(2));
  const database = openDatabase(await findDatabase(process.env, dataDir));
  try {
    const tenants = tenantId === null ? await auditedTenants(database) : [tenantId];
    if (tenants.length === 0) console.log('no tenant has done anything yet');
    for (const it of tenants) {
      const startedMs = performance.now();
      const onProgress = progressOf(it, startedMs);
      const rebuild = await rebuildLearning(database, it, { check, onProgress });
      print(it, rebuild, performance.now() - startedMs);
      if (!check) await learnLessons(database, it, Date.now(), { anew: true });
      if (check && rebuild.differing.length > 0) process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
});

function progressOf(tenantId: string, startedMs: number): (observationsCount: number) => void {
  let shownMs = startedMs;
  return (count) => {
    const nowMs = performance.now();
    if (nowMs - shownMs < PROGRESS_MS) return;
    shownMs = nowMs;
    const perSecond = Math.round((count * 1_000) / (nowMs - startedMs));
    console.log(`${tenantId}: ${count} observations counted, ${perSecond} a second`);
  };
}

function print(tenantId: string, rebuild: Rebuild, tookMs: number): void {
  const { addedCount, observationsCount, cellsCount, differing } = rebuild;
  const perSecond = Math.round((observationsCount * 1_000) / tookMs);
  console.log(
    `${tenantId}: ${cellsCount} cells of ${observationsCount} observations, ${perSecond} a second`,
  );
  if (addedCount > 0) console.log(`  ${addedCount} observations were missing and were added`);
  console.log(differing.length === 0 ? '  same' : `  ${differing.length} cells differed:`);
  for (const it of differing.slice(0, CELLS_SHOWN_MAX)) {
    const sums = `${it.countMilli} ${it.sumMilli} ${it.squaresMilli}`;
    console.log(`  ${it.level} ${it.key}, ${it.measure}, month ${it.monthNo}: off by ${sums}`);
  }
}
