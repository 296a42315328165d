-- What runs wrong and needs a person; raised and ended by what the desk finds.
create table alerts (
  tenant_id text not null,
  alert_id text not null,
  rule text not null,
  -- What it is about, such as a role or an order; may be empty.
  subject text not null,
  severity text not null check (severity in ('notice', 'warning', 'critical')),
  sentence text not null,
  status text not null default 'open' check (status in ('open', 'acknowledged', 'resolved')),
  first_at timestamptz(3) not null,
  -- When it was last found, and how often.
  last_at timestamptz(3) not null,
  count integer not null default 1,
  acknowledged_by text,
  acknowledged_at timestamptz(3),
  resolved_by text,
  resolved_at timestamptz(3),
  comment text not null default '',
  changed_by text not null default 'desk',
  primary key (tenant_id, alert_id)
);
-- One of a kind at a time, whichever process finds it.
create unique index alerts_live on alerts (tenant_id, rule, subject) where status <> 'resolved';
create index alerts_list on alerts (tenant_id, first_at desc, alert_id desc);
create index alerts_settled on alerts (tenant_id, rule, subject, resolved_at)
  where status = 'resolved';

alter table alerts enable row level security;
alter table alerts force row level security;
create policy own_tenant on alerts using (tenant_id = current_setting('parley.tenant_id', true))
  with check (tenant_id = current_setting('parley.tenant_id', true));

select audit_table('alerts', '{alert_id}', 'alert.raised', 'desk', 'alert.{status}', '{changed_by}',
  array['severity', 'sentence', 'last_at', 'count']);

create constraint trigger told_to_desk after insert on alerts deferrable initially deferred
for each row execute function tell_desk_of_row('alert', 'alert_id');
create constraint trigger told_to_desk_again after update on alerts deferrable initially deferred
for each row when (old.status is distinct from new.status)
execute function tell_desk_of_row('alert', 'alert_id');

-- A message that will never be sent again; it stays to be read.
alter table dead_letters
  add discarded_at timestamptz(3),
  add discarded_by text,
  add discarded_because text;
select audit_table('dead_letters', '{dead_letter_id}', 'dead_letter.buried', '{agent}',
  'dead_letter.{status}', '{redriven_by}{discarded_by}');

-- Whom the desk looks after.
create function desk_tenants() returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from api_keys where revoked_at is null order by tenant_id
$$;
revoke execute on function desk_tenants() from public;

-- What the database was last changed by; in another language it would be looked up too early.
create function schema_version() returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select migration_name from _prisma_migrations where finished_at is not null
    order by migration_name desc limit 1);
end $$;
revoke execute on function schema_version() from public;
