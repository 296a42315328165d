import type { DeskEvent } from '#contracts/desk.ts';
import type { Database } from '../database.ts';

/** `position` rises by one within the tenant, in the order in which events became visible. */
type PlacedDeskEvent = { position: number; event: DeskEvent };

/** The first and the last position that are kept; both 0 before the first event of the tenant. */
export async function keptDeskPositions(
  database: Database,
  tenantId: string,
): Promise<{ first: number; last: number }> {
  const [kept] = await database.inTenant(
    tenantId,
    (tx) => tx.$queryRaw<{ first: number; last: number }[]>`
      select coalesce(min(position), 0)::float8 as first, coalesce(max(position), 0)::float8 as last
      from desk_events where tenant_id = ${tenantId}`,
  );
  return kept ?? { first: 0, last: 0 };
}

/**
 * Deletes the oldest events as far as they are older than that, at most so many. The last one stays
 * however old it is: the next position follows it.
 * @returns how many were deleted
 */
export function pruneDeskEvents(
  database: Database,
  tenantId: string,
  { keptMs, limit }: { keptMs: number; limit: number },
): Promise<number> {
  return database.inTenant(
    tenantId,
    (tx) => tx.$executeRaw`
      with oldest as (
        select position, at from desk_events where tenant_id = ${tenantId}
        order by position limit ${limit})
      delete from desk_events d using oldest
      where d.tenant_id = ${tenantId} and d.position = oldest.position
        and oldest.at < clock_timestamp() - ${keptMs}::bigint * interval '1 millisecond'
        and d.position < (select max(position) from desk_events where tenant_id = ${tenantId})`,
  );
}

/** What the desk was told after a position, oldest first. */
export function deskEventsAfter(
  database: Database,
  tenantId: string,
  position: number,
  limit: number,
): Promise<PlacedDeskEvent[]> {
  return database.inTenant(
    tenantId,
    (tx) => tx.$queryRaw<PlacedDeskEvent[]>`
      select d.position::float8 as position, jsonb_build_object(
        'kind', d.kind, 'caseId', d.case_id, 'sequence', d.sequence, 'ref', d.ref,
        'atMs', to_ms(d.at)) || case d.kind
          when 'stage' then
            jsonb_build_object('stage', e.body->'stage', 'sentence', e.body->'sentence')
          when 'closed' then
            jsonb_build_object('stage', 'closed', 'outcome', e.body->'outcome',
              'sentence', coalesce(e.body->'summary'->>0, ''))
          else '{}' end as event
      from desk_events d
      left join case_events e on d.kind in ('stage', 'closed') and e.tenant_id = d.tenant_id
        and e.case_id = d.case_id and e.sequence = d.sequence
      where d.tenant_id = ${tenantId} and d.position > ${position}::bigint
      order by d.position limit ${limit}`,
  );
}
