import type { Envelope } from '#kit/envelope.ts';
import type { CaseLog } from '#ports/case-log.ts';
import type { Database } from './database.ts';
import { mandateHashesOf } from './mandates.ts';
import { storableJson } from './storable-json.ts';

/** The case log on PostgreSQL; a turn is one call of the database function `append_turn`. */
export function createCaseLog(database: Database): CaseLog {
  const { client } = database;
  return {
    async append(turn) {
      const records = turn.records.map((it) => {
        const mandateHashes = mandateHashesOf(it.record);
        return mandateHashes === null ? it : { ...it, mandateHashes };
      });
      const rows = await client.$queryRaw<{ stored: Envelope[] }[]>`
        select append_turn(${storableJson({ ...turn, records })}::jsonb) as stored`;
      return rows[0]?.stored ?? [];
    },
    async markDelivered(tenantId, deliveries) {
      await client.$executeRaw`
        select mark_delivered(${tenantId}, ${storableJson(deliveries)}::jsonb)`;
    },
    async undelivered(olderThanMs, limit) {
      const rows = await client.$queryRaw<{ envelope: Envelope }[]>`
        select envelope_of(m) as envelope
        from undelivered_messages(${olderThanMs}::bigint, ${limit}::integer) m`;
      return rows.map((it) => it.envelope);
    },
    body: (tenantId, messageId) =>
      database.inTenant(tenantId, async (tx) => {
        const row = await tx.message.findUnique({
          where: { tenantId_id: { tenantId, id: messageId } },
          select: { body: true },
        });
        return row?.body ?? null;
      }),
  };
}
