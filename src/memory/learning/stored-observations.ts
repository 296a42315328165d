import type { Observation } from '#contracts/observations.ts';
import { bucketOf, chainOf, revisionOf } from '#domain/learning/observations/bucket.ts';
import type { Transaction } from '../database.ts';
import { storableJson } from '../storable-json.ts';

export type StoredObservation = Observation & { observationNo: number; bucket: string };

/** Columns of `o` as an observation. */
export const OBSERVATION_COLUMNS = `o.observation_no::float8 as "observationNo",
  o.observation_id as "observationId", o.kind, o.bucket, o.supplier_id as "supplierId",
  o.item_id as "itemId", o.case_id as "caseId", o.category, o.lane,
  to_ms(o.occurred_at)::float8 as "occurredAtMs", to_ms(o.recorded_at)::float8 as "recordedAtMs",
  o.source, o.replaces, o.body`;

/** That no later report of the same thing is known; over `o`. */
export const COUNTS = `not exists (select 1 from observations later
  where later.tenant_id = o.tenant_id and later.chain_id = o.chain_id
    and later.revision > o.revision)`;

/** Adds observations that are not known yet, with what each replaces. */
export async function addObservations(
  tx: Transaction,
  tenantId: string,
  observations: readonly Observation[],
): Promise<void> {
  const rows = observations.map((it) => ({
    tenant_id: tenantId,
    observation_id: it.observationId,
    chain_id: chainOf(it.observationId),
    revision: revisionOf(it.observationId),
    kind: it.kind,
    supplier_id: it.supplierId,
    item_id: it.itemId,
    case_id: it.caseId,
    category: it.category,
    lane: it.lane,
    occurred_at: new Date(it.occurredAtMs),
    recorded_at: new Date(it.recordedAtMs),
    source: it.source,
    bucket: bucketOf(it),
    body: it.body,
  }));
  await tx.$executeRaw`
    with given as (
      select * from jsonb_populate_recordset(null::observations, ${storableJson(rows)}::jsonb)
    )
    insert into observations (tenant_id, observation_id, chain_id, revision, kind, supplier_id,
      item_id, case_id, category, lane, occurred_at, recorded_at, source, replaces, bucket, body)
    select g.tenant_id, g.observation_id, g.chain_id, g.revision, g.kind, g.supplier_id, g.item_id,
      g.case_id, g.category, g.lane, g.occurred_at, g.recorded_at, g.source,
      case when g.revision > 1 then (
        select id from (
          select observation_id as id, revision from observations
          where tenant_id = g.tenant_id and chain_id = g.chain_id
          union all
          select observation_id, revision from given where chain_id = g.chain_id
        ) earlier where earlier.revision < g.revision order by earlier.revision desc limit 1) end,
      g.bucket, g.body
    from given g order by g.recorded_at, g.chain_id, g.revision`;
}

/** Of these observations those that are neither known nor of a supplier that had to be forgotten. */
export async function unknownOf(
  tx: Transaction,
  tenantId: string,
  observations: readonly Observation[],
): Promise<Observation[]> {
  const byId = new Map(observations.map((it) => [it.observationId, it]));
  const known = await tx.$queryRaw<{ id: string }[]>`
    select observation_id as id from observations
    where tenant_id = ${tenantId} and observation_id = any(${[...byId.keys()]})`;
  for (const { id } of known) byId.delete(id);
  const forgotten = await tx.$queryRaw<{ supplierId: string; atMs: number }[]>`
    select supplier_id as "supplierId", max(to_ms(forgotten_at))::float8 as "atMs"
    from learning_forgotten where tenant_id = ${tenantId} group by 1`;
  const untilMs = new Map(forgotten.map((it) => [it.supplierId, it.atMs]));
  return [...byId.values()].filter((it) => {
    const named = [
      it.supplierId,
      ...(it.kind === 'decision' ? [it.body.chosen, it.body.without] : []),
    ];
    return named.every((id) => id === null || it.recordedAtMs > (untilMs.get(id) ?? -Infinity));
  });
}
