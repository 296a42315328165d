import type { Client } from 'pg';

/** What the application may do with a table besides reading and adding rows. */
const mayChange: Readonly<Record<string, string>> = {
  tenants: 'update',
  api_keys: 'update (revoked_at)',
  suppliers: 'update',
  supplier_certificates: 'update, delete',
  items: 'update',
  catalogue_entries: 'update',
  catalogue_words: 'update',
  substitutes: 'update',
  classifications: 'update',
  agreements: 'update',
  price_observations: 'update',
  outcomes: 'update',
  imports: 'update',
  cases: 'update',
  messages: 'update (delivery, delivered_at, handled_at)',
  approvals: 'update (status, decided_by, comment, decided_at, expires_at, chain)',
  approval_policies: 'update (status, approved_by, approved_by_name, approved_at)',
  delegations: 'update (ended_at)',
  supplier_channels: 'update',
  supplier_sessions: 'update',
  webhook_posts: 'update',
  webhook_nonces: 'delete',
  risk_policies: 'update (status, effective_from, approved_by, approved_by_name, approved_at)',
  lessons: 'update',
  lesson_marks: 'update',
  order_counters: 'update',
  purchase_orders: 'update',
  order_lines: 'update',
  order_responses: 'update (decision, accepted_first, decided_by, decided_because, decided_at)',
  order_compensation: 'update (status, attempts, result, opened_case_id, done_at)',
  audit_verifications: 'update',
  alerts: 'update',
  dead_letters:
    'update (status, redriven_at, redriven_by, discarded_at, discarded_by, discarded_because)',
  screening_lists: 'update (active_version)',
  screening_list_versions: 'update (told_at)',
  screening_parties: 'update (to_version)',
  learning_cells: 'update, delete',
  learning_queue: 'delete',
  sessions: 'update (ended_at), delete',
  desk_events: 'delete',
  screening_hits: 'update (name_key, subject_hash, record_hash, found, seen_at, gone_at)',
};

/** Written by the database itself; the application adds no rows to them. */
const readOnly = [
  'audit_heads',
  'audit_events',
  'audit_verifications',
  'catalogue_search',
  'catalogue_vocabulary',
  'catalogue_part_numbers',
  'learning_forgotten',
  'desk_events',
];

/** Least privilege: what is only ever added can be neither changed nor removed by the application. */
export async function grantTo(client: Client, appRole: string): Promise<void> {
  const role = client.escapeIdentifier(appRole);
  await client.query('begin');
  await client.query(`grant usage on schema public to ${role}`);
  await client.query(`revoke all on all tables in schema public from ${role}`);
  await client.query(`grant select, insert on all tables in schema public to ${role}`);
  await client.query(`revoke all on _prisma_migrations from ${role}`);
  await client.query(`revoke insert on ${readOnly.join(', ')} from ${role}`);
  for (const [table, rights] of Object.entries(mayChange)) {
    await client.query(`grant ${rights} on ${client.escapeIdentifier(table)} to ${role}`);
  }
  await client.query(`grant execute on all functions in schema public to ${role}`);
  await client.query('commit');
}
