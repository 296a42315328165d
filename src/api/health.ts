import { readFileSync } from 'node:fs';
import type { Health } from '#contracts/operations.ts';
import type { Desk } from './desk.ts';

const startedAtMs = Date.now();
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** How everything stands that the desk runs on; what does not answer is said, never thrown. */
export async function healthOf(desk: Desk, tenantId: string): Promise<Health> {
  const [ready, stored, roles, found, counts] = await Promise.all([
    desk.ready(),
    desk.store.databaseHealth().catch(() => null),
    desk.agents.directory().catch(() => null),
    desk.store.alertFindings(tenantId).catch(() => null),
    desk.store.countCases(tenantId).catch(() => null),
  ]);
  const open = Object.entries(counts?.casesByStage ?? {}).filter(([stage]) => stage !== 'closed');
  return {
    ok: ready.database && ready.engine && (roles ?? []).every((it) => it.workersCount > 0),
    atMs: Date.now(),
    engine: {
      ok: ready.engine,
      sentence: ready.engine ? 'The engine answers.' : 'The engine does not answer.',
    },
    database: {
      ok: stored !== null,
      sentence: stored === null ? 'The database does not answer.' : 'The database answers.',
      sizeBytes: stored?.sizeBytes ?? null,
      version: stored?.version ?? null,
    },
    workers: (roles ?? []).map(({ role, workersCount, backlogCount }) => ({
      role,
      workersCount,
      backlogCount,
    })),
    relay: {
      undeliveredCount: counts?.undeliveredMessages ?? 0,
      oldestMs: found === null || found.undelivered.count === 0 ? null : found.undelivered.oldestMs,
    },
    webhooks: {
      failingCount: found?.webhooks.reduce((sum, it) => sum + it.failingCount, 0) ?? 0,
    },
    deadLettersOpenCount: counts?.openDeadLetters ?? 0,
    casesOpenCount: open.reduce((sum, [, n]) => sum + n, 0),
    versions: {
      parley: version,
      node: process.versions.node,
      migration: stored?.migration ?? null,
    },
    upSinceMs: startedAtMs,
  };
}
