import type { DeskEvent } from '#contracts/desk.ts';
import type { Database } from '../database.ts';
import { deskPosition } from './live-cases.ts';

/** `position` rises by one within the tenant, in the order in which events became visible. */
export type PlacedDeskEvent = { position: number; event: DeskEvent };

/** Where the stream of the tenant is now; 0 before its first event. */
export const lastDeskPosition = (database: Database, tenantId: string): Promise<number> =>
  database.inTenant(tenantId, (tx) => deskPosition(tx, tenantId));

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
