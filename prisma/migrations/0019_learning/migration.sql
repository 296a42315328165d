-- What was seen, never changed; what is counted of it, which can be counted again at any time; what
-- is still to be looked at; and what had to be forgotten.
create table observations (
  tenant_id text not null,
  observation_no bigint generated always as identity,
  observation_id text not null,
  -- Reports of the same thing; the highest revision counts.
  chain_id text not null,
  revision integer not null,
  kind text not null,
  supplier_id text,
  item_id text,
  case_id text,
  category text,
  lane text,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  source text not null,
  replaces text,
  -- What is counted together, such as all of one supplier's deliveries of a day.
  bucket text not null,
  body jsonb not null,
  primary key (tenant_id, observation_no),
  unique (tenant_id, observation_id)
);
create index observations_chain on observations (tenant_id, chain_id, revision);
create index observations_bucket on observations (tenant_id, kind, bucket);
create index observations_supplier on observations (tenant_id, supplier_id, kind, occurred_at)
  where supplier_id is not null;
create index observations_price on observations (tenant_id, item_id, occurred_at)
  where kind = 'price';
create index observations_case on observations (tenant_id, case_id) where case_id is not null;

create table learning_cells (
  tenant_id text not null,
  level text not null,
  key text not null,
  measure text not null,
  month_no integer not null,
  sample_size integer not null,
  count_milli bigint not null,
  sum_milli bigint not null,
  squares_milli bigint not null,
  primary key (tenant_id, level, key, measure, month_no)
);

create table learning_queue (
  tenant_id text not null,
  queue_no bigint generated always as identity,
  what text not null,
  ref text not null,
  -- The row as it was written, where a later report changes it; else null.
  body jsonb,
  queued_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, queue_no)
);

create table learning_forgotten (
  tenant_id text not null,
  supplier_id text not null,
  forgotten_at timestamptz(3) not null,
  because text not null,
  observations_count integer not null,
  primary key (tenant_id, supplier_id, forgotten_at)
);

do $$
declare name text;
begin
  foreach name in array array[
    'observations', 'learning_cells', 'learning_queue', 'learning_forgotten'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;
create policy owner_reads on learning_queue for select to current_user using (true);

-- Roles and grants bind the application; this also binds who owns the table.
create function refuse_change() returns trigger
language plpgsql as $$
begin
  if current_setting('parley.forgetting', true) = 'on' then return null; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'PA409';
end $$;
create trigger append_only after update or delete or truncate on observations
  for each statement execute function refuse_change();

-- Where goods went and how; which order a line belongs to; how often the report was corrected.
alter table outcomes
  add column order_id text,
  add column country text,
  add column mode text,
  add column reported_by text default nullif(current_setting('parley.actor', true), ''),
  add column revision integer not null default 1;
alter table price_observations
  add column country text,
  add column mode text,
  add column reported_by text default nullif(current_setting('parley.actor', true), ''),
  add column recorded_at timestamptz not null default now(),
  add column revision integer not null default 1;

create function next_revision() returns trigger
language plpgsql as $$
begin
  new.revision := old.revision + 1;
  new.recorded_at := clock_timestamp();
  new.reported_by := nullif(current_setting('parley.actor', true), '');
  return new;
end $$;
create trigger revised before update on outcomes
  for each row when (old.* is distinct from new.*) execute function next_revision();
create trigger revised before update on price_observations
  for each row when (old.* is distinct from new.*) execute function next_revision();

-- One statement queues all the rows that it wrote.
create function queue_reports() returns trigger
language plpgsql as $$
begin
  insert into learning_queue (tenant_id, what, ref, body)
  select tenant_id, tg_argv[0], source || '/' || source_ref, to_jsonb(it) from written as it;
  return null;
end $$;
create trigger queued_insert after insert on outcomes
  referencing new table as written for each statement execute function queue_reports('outcome');
create trigger queued_update after update on outcomes
  referencing new table as written for each statement execute function queue_reports('outcome');
create trigger queued_insert after insert on price_observations
  referencing new table as written for each statement execute function queue_reports('price');
create trigger queued_update after update on price_observations
  referencing new table as written for each statement execute function queue_reports('price');

create function queue_case() returns trigger
language plpgsql as $$
begin
  insert into learning_queue (tenant_id, what, ref) values (new.tenant_id, 'case', new.case_id);
  return null;
end $$;
-- Of all updates of an open case the database looks at the one alone that sets this column.
create trigger queued_close after update of closed_at on cases
  for each row when (old.closed_at is null and new.closed_at is not null)
  execute function queue_case();

create function queue_hit_decision() returns trigger
language plpgsql as $$
begin
  insert into learning_queue (tenant_id, what, ref)
  values (new.tenant_id, 'hit_decision', new.decision_id);
  return null;
end $$;
create trigger queued_insert after insert on screening_decisions
  for each row execute function queue_hit_decision();

-- For who folds; tenants whose oldest entry waits longest come first.
create function tenants_to_learn(at_most integer) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id from learning_queue group by tenant_id order by min(queued_at) limit at_most
$$;
revoke execute on function tenants_to_learn(integer) from public;

-- Erases what was observed of a supplier and what agents decided for or against it by name. The row
-- that it leaves, and the audit trail tells, says why; it keeps the same from being observed again.
create function forget_supplier(tenant text, supplier text, reason text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare erased integer;
begin
  perform set_config('parley.tenant_id', tenant, true);
  perform set_config('parley.forgetting', 'on', true);
  delete from observations where tenant_id = tenant and chain_id in (
    select chain_id from observations where tenant_id = tenant and (
      supplier_id = supplier
      or (kind = 'decision' and supplier in (body->>'chosen', body->>'without'))));
  get diagnostics erased = row_count;
  perform set_config('parley.forgetting', 'off', true);
  insert into learning_forgotten values (tenant, supplier, clock_timestamp(), reason, erased);
  return erased;
end $$;
revoke execute on function forget_supplier(text, text, text) from public;

select audit_table('learning_forgotten', '{supplier_id,forgotten_at}', 'supplier.forgotten', '',
  'supplier.forgetting_changed', '');
