import { readFile } from 'node:fs/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type pg from 'pg';

/** The days of a bench: those of the time-skipping server, which PostgreSQL follows. */
export type Calendar = {
  nowMs(): Promise<number>;
  /** Lets so much time pass for both. */
  pass(durationMs: number): Promise<void>;
};

/**
 * Makes the database tell the time of the server; sessions that are opened from now
 * on see it.
 * @param owner of the schema, migrated before
 */
export async function keepCalendar(
  owner: pg.Pool,
  days: TestWorkflowEnvironment,
): Promise<Calendar> {
  await owner.query(await readFile(new URL('./calendar.sql', import.meta.url), 'utf8'));
  const follow = async () => {
    const aheadMs = (await days.currentTimeMs()) - Date.now();
    await owner.query(`update calendar.ahead set by_time = $1::float8 * interval '1 ms'`, [
      aheadMs,
    ]);
  };
  await follow();
  return {
    nowMs: () => days.currentTimeMs(),
    async pass(durationMs) {
      await days.sleep(durationMs);
      await follow();
    },
  };
}
