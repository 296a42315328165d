import type { Transaction } from '../database.ts';
import { storableJson } from '../storable-json.ts';
import { auditedTables, isOfAudited, mayBeGone } from './audited-tables.ts';
import type { AuditedTable } from './audited-tables.ts';
import type { AuditEvent } from './chain.ts';
import type { AuditFinding } from './chain-check.ts';

/** The first of these events whose row is not, or no longer, what the event tells; null = none. */
export async function toldRowFault(
  tx: Transaction,
  tenantId: string,
  events: readonly AuditEvent[],
): Promise<AuditFinding | null> {
  const faults: AuditFinding[] = [];
  for (const [subject, told] of Map.groupBy(events, (it) => it.subject)) {
    const fault = await subjectFault(tx, tenantId, subject, told);
    if (fault !== null) faults.push(fault);
  }
  return faults.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))[0] ?? null;
}

async function subjectFault(
  tx: Transaction,
  tenantId: string,
  subject: string,
  events: readonly AuditEvent[],
): Promise<AuditFinding | null> {
  const rows = await rowsNow(tx, tenantId, subject, events, { withContent: false });
  for (const event of events) {
    const { sequence, subjectKey } = event;
    const what = `${subject} ${subjectKey}`;
    const state = rowState(event, rows);
    if (state === 'gone' && !mayBeGone(event, Date.now())) {
      return { kind: 'row_removed', sequence, because: `${what} of event ${sequence} is gone` };
    }
    if (state === 'changed') {
      const because = `${what} is not what event ${sequence} tells`;
      return { kind: 'row_changed', sequence, because };
    }
  }
  return null;
}

/** Of rows by the sequence of the last event that tells of them; null = the row is gone. */
export type RowsNow = ReadonlyMap<number, RowNow | null>;
type RowNow = { hash: string; content: string | null };

/** `told_later`: a later event tells of the same row, so this one is no longer held against it. */
export type RowState = 'holds' | 'changed' | 'gone' | 'told_later';

export function rowState({ sequence, contentHash }: AuditEvent, rows: RowsNow): RowState {
  const row = rows.get(sequence);
  if (row === undefined) return 'told_later';
  if (row === null) return 'gone';
  return row.hash === contentHash ? 'holds' : 'changed';
}

/**
 * The rows that events of one subject tell of, as they are now; gone is also what is named as we name
 * no row. Names go into SQL, so only those of our own list do.
 * @param withContent also gives the text that is hashed; a whole trail of it is more than is needed
 */
export async function rowsNow(
  tx: Transaction,
  tenantId: string,
  subject: string,
  events: readonly AuditEvent[],
  { withContent }: { withContent: boolean },
): Promise<RowsNow> {
  const key = auditedTables.find((it) => it.table === subject)?.key;
  const told = events.filter(isOfAudited);
  const strange: [number, null][] = events
    .filter((it) => !told.includes(it))
    .map((it) => [it.sequence, null]);
  if (key === undefined || told.length === 0) return new Map(strange);
  const rows = await tx.$queryRawUnsafe<Row[]>(
    contentQuery(subject, key),
    tenantId,
    storableJson(told.map(({ sequence, subjectKey, covers }) => [sequence, subjectKey, covers])),
    withContent,
  );
  return new Map([
    ...strange,
    ...rows.map(({ sequence, gone, hash, content }): [number, RowNow | null] => [
      Number(sequence),
      gone ? null : { hash, content },
    ]),
  ]);
}

type Row = { sequence: bigint; gone: boolean; hash: string; content: string | null };

/** Rows that a later event tells of are that event's matter. */
const contentQuery = (table: string, key: readonly string[]): string => `
  select e.sequence, t.tenant_id is null as gone, case when $3 then c.content end as content,
    encode(sha256(convert_to(c.content, 'UTF8')), 'hex') as hash
  from (
    select (one->>0)::bigint as sequence, one->>1 as subject_key,
      array(select jsonb_array_elements_text(one->2)) as covers
    from jsonb_array_elements($2::jsonb) as one
  ) as e
  cross join lateral jsonb_populate_record(null::${table}, e.subject_key::jsonb) as k
  left join ${table} t on t.tenant_id = $1 and ${key.map((it) => `t.${it} = k.${it}`).join(' and ')}
  cross join lateral (select to_jsonb(t) as told offset 0) as r
  cross join lateral (
    select jsonb_object_agg(name, coalesce(r.told->name, 'null'))::text as content
    from unnest(e.covers) as name offset 0
  ) as c
  where not exists (
    select 1 from audit_events later
    where later.tenant_id = $1 and later.subject = '${table}'
      and later.subject_key = e.subject_key and later.sequence > e.sequence)`;

/** Rows that no event tells of: those from before the trail began, and the first other one. */
export async function untoldRows(
  tx: Transaction,
  tenantId: string,
  beganAtMs: number,
): Promise<{ earlierCount: number; fault: AuditFinding | null }> {
  let earlierCount = 0;
  for (const table of auditedTables) {
    const [row] = await tx.$queryRawUnsafe<{ earlier: bigint; later: string | null }[]>(
      untoldQuery(table),
      tenantId,
      new Date(beganAtMs),
    );
    earlierCount += Number(row?.earlier ?? 0);
    if (row?.later != null) {
      const because = `no event tells of ${table.table} ${row.later}`;
      return { earlierCount, fault: { kind: 'row_untold', sequence: null, because } };
    }
  }
  return { earlierCount, fault: null };
}

function untoldQuery({ table, key, writtenAt, condition = 'true' }: AuditedTable): string {
  const keyText = `jsonb_build_object(${key.map((it) => `'${it}', t.${it}`).join(', ')})::text`;
  return `
    select count(*) filter (where written_at < $2::timestamptz) as earlier,
      min(key) filter (where written_at >= $2::timestamptz) as later
    from (
      select ${keyText} as key, (${writtenAt})::timestamptz as written_at from ${table} t
      where t.tenant_id = $1 and (${condition}) and not exists (
        select 1 from audit_events e
        where e.tenant_id = $1 and e.subject = '${table}' and e.subject_key = ${keyText})
    ) as untold`;
}

/** Names a table whose triggers are gone or switched off; null = all stand. */
export async function missingTrigger(tx: Transaction): Promise<AuditFinding | null> {
  const names = auditedTables.map((it) => it.table);
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select name from unnest(${names}::text[]) as name
    where (select count(*) from pg_trigger
           where tgrelid = to_regclass(name) and tgenabled in ('O', 'A')
             and tgname in ('audited_insert', 'audited_update')) < 2`;
  const [row] = rows;
  if (row === undefined) return null;
  const because = `${row.name} is written without the trail: its triggers are gone or off`;
  return { kind: 'trigger_missing', sequence: null, because };
}
