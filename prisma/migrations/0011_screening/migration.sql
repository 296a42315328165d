-- Screening lists by version. A party is a row per content: valid from one version up to, but not
-- including, another; so every old version can be read, and a diff of two versions is a query.
create table screening_lists (
  tenant_id text not null,
  list_id text not null,
  source text not null,
  title text not null,
  publisher text not null,
  active_version integer,
  primary key (tenant_id, list_id)
);

create table screening_list_versions (
  tenant_id text not null,
  list_id text not null,
  version integer not null,
  -- A day, or a month where no day is known; both compare as text.
  published_on text not null check (published_on ~ '^\d{4}-\d{2}(-\d{2})?$'),
  is_sample boolean not null,
  files text[] not null,
  file_hash text not null,
  -- Over the parties alone: equal for every tenant that loaded the same list.
  content_hash text not null,
  parties_count integer not null check (parties_count > 0),
  added_count integer not null,
  changed_count integer not null,
  removed_count integer not null,
  loaded_by text not null,
  loaded_at timestamptz(3) not null default clock_timestamp(),
  -- Null until the agents of open cases have been told.
  told_at timestamptz(3),
  primary key (tenant_id, list_id, version),
  foreign key (tenant_id, list_id) references screening_lists
);

create table screening_parties (
  tenant_id text not null,
  list_id text not null,
  party_id text not null,
  from_version integer not null,
  to_version integer,
  record_hash text not null,
  record jsonb not null,
  primary key (tenant_id, list_id, party_id, from_version),
  foreign key (tenant_id, list_id) references screening_lists
);
create index screening_parties_active on screening_parties (tenant_id, list_id)
  where to_version is null;

-- Every comparison of a supplier with lists: against which versions, by which thresholds, when.
create table screening_runs (
  tenant_id text not null,
  run_id text not null,
  supplier_id text not null,
  subject jsonb not null,
  subject_hash text not null,
  lists jsonb not null,
  review_at_bp integer not null,
  block_at_bp integer not null,
  -- Per hit its id, score, level and state at that moment.
  hits jsonb not null,
  hits_count integer not null,
  open_count integer not null,
  screened_at timestamptz(3) not null,
  primary key (tenant_id, run_id)
);
create index screening_runs_supplier on screening_runs (tenant_id, supplier_id, screened_at desc);

-- What the latest run of a supplier found; `gone_at` when it does not find it any more.
create table screening_hits (
  tenant_id text not null,
  hit_id text not null,
  supplier_id text not null,
  list_id text not null,
  party_id text not null,
  name_key text not null,
  subject_hash text not null,
  record_hash text not null,
  found jsonb not null,
  first_seen_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  gone_at timestamptz(3),
  primary key (tenant_id, hit_id)
);
create index screening_hits_supplier on screening_hits (tenant_id, supplier_id);
create index screening_hits_list on screening_hits (tenant_id, first_seen_at desc, hit_id)
  where gone_at is null;

-- What people decided of hits; only ever added to, the last one that holds counts.
create table screening_decisions (
  tenant_id text not null,
  decision_id text not null,
  hit_id text not null,
  supplier_id text not null,
  list_id text not null,
  party_id text not null,
  name_key text not null,
  kind text not null check (kind in ('cleared', 'confirmed')),
  scope text not null check (scope in ('supplier', 'name')),
  reason text not null,
  -- The last day; a confirmation has no end.
  valid_until date check ((kind = 'cleared') = (valid_until is not null)),
  -- What was decided about: it holds for exactly this record and, but for a name, this supplier.
  record_hash text not null,
  subject_hash text not null,
  found jsonb not null,
  decided_by text not null,
  decided_by_key text not null,
  decided_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, decision_id)
);
create index screening_decisions_hit on screening_decisions (tenant_id, hit_id, decided_at);
create index screening_decisions_party on screening_decisions (tenant_id, list_id, party_id)
  where scope = 'name';
create index screening_decisions_confirmed on screening_decisions (tenant_id, supplier_id)
  where kind = 'confirmed';

do $$
declare name text;
begin
  foreach name in array array[
    'screening_lists', 'screening_list_versions', 'screening_parties', 'screening_runs',
    'screening_hits', 'screening_decisions'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;

-- Suppliers that were shortlisted in an open case, judged or not, and who opened it.
create function open_case_suppliers(tenant text)
returns table (case_id text, opened_by text, supplier_id text)
language sql stable as $$
  select distinct c.case_id, c.opened_by, it.id
  from cases c join messages m using (tenant_id, case_id)
    cross join lateral (
      select candidate->>'supplierId' as id
      from jsonb_array_elements(m.body->'candidates') as candidate
      where m.topic = 'compliance.clear'
      union all
      select cleared->'candidate'->>'supplierId'
      from jsonb_array_elements(m.body->'cleared') as cleared
      where m.topic = 'negotiation.cleared') it
  where c.tenant_id = tenant and c.closed_at is null
    and m.topic in ('compliance.clear', 'negotiation.cleared')
$$;

-- The API asks for all tenants at once, as it does for undelivered messages.
create policy owner_reads on screening_list_versions for select to current_user using (true);
create function untold_list_versions(wanted integer)
returns table (tenant_id text, list_id text, version integer)
language sql stable security definer set search_path = public as $$
  select v.tenant_id, v.list_id, v.version from screening_list_versions v
  where v.told_at is null order by v.loaded_at limit wanted
$$;
revoke execute on function untold_list_versions(integer) from public;
