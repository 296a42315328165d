import type { Database } from '../database.ts';

/** Queues what the ledgers hold and nothing was observed of, and every case that has ended. */
export function queueLedgers(database: Database, tenantId: string): Promise<void> {
  return database.inTenant(tenantId, async (tx) => {
    await tx.$executeRaw`
      insert into learning_queue (tenant_id, what, ref, body)
      select r.tenant_id, 'outcome', r.source || '/' || r.source_ref, to_jsonb(r) from outcomes r
      where r.tenant_id = ${tenantId} and r.received_on is not null and not exists (
        select 1 from observations o where o.tenant_id = r.tenant_id and o.observation_id =
          'outcome/' || r.source || '/' || r.source_ref || '/' || r.revision)`;
    await tx.$executeRaw`
      insert into learning_queue (tenant_id, what, ref, body)
      select r.tenant_id, 'price', r.source || '/' || r.source_ref, to_jsonb(r)
      from price_observations r
      where r.tenant_id = ${tenantId} and not exists (
        select 1 from observations o where o.tenant_id = r.tenant_id and o.observation_id =
          'price/' || r.source || '/' || r.source_ref || '/' || r.revision)`;
    await tx.$executeRaw`
      insert into learning_queue (tenant_id, what, ref)
      select tenant_id, 'case', case_id from cases
      where tenant_id = ${tenantId} and closed_at is not null
      union all
      select tenant_id, 'hit_decision', decision_id from screening_decisions
      where tenant_id = ${tenantId}`;
  });
}
