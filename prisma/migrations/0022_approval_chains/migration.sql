-- Who approves what, by version. `superseded` is no status of a row: it follows from a later active one.
create table approval_policies (
  tenant_id text not null references tenants,
  version integer not null check (version > 0),
  body jsonb not null,
  status text not null default 'draft' check (status in ('draft', 'active', 'withdrawn')),
  note text not null,
  drafted_by text not null,
  drafted_by_name text not null,
  drafted_at timestamptz(3) not null default clock_timestamp(),
  approved_by text,
  approved_by_name text,
  approved_at timestamptz(3),
  primary key (tenant_id, version),
  check (approved_by <> drafted_by),
  check ((status = 'active') <= (approved_by is not null))
);
create index approval_policies_active on approval_policies (tenant_id, approved_at desc, version desc)
  where status = 'active';

-- Who may answer in whose place, day by day.
create table delegations (
  tenant_id text not null references tenants,
  delegation_id text not null,
  person_name text not null,
  delegate_name text not null check (delegate_name <> person_name),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  kind text not null check (kind in ('delegation', 'out_of_office')),
  reason text not null,
  made_by text not null,
  made_at timestamptz(3) not null default clock_timestamp(),
  ended_at timestamptz(3),
  primary key (tenant_id, delegation_id)
);
create index delegations_standing on delegations (tenant_id, until_day) where ended_at is null;

alter table approvals
  -- Null = one step that anybody with an approving role may answer, or whom the risk policy names.
  add column chain jsonb,
  add column holds jsonb,
  add column category text,
  add column cost_centre text,
  add column stage text not null default 'act' check (stage in ('observe', 'advise', 'act')),
  add column returnable boolean not null default false;
create index approvals_decided on approvals (tenant_id, decided_at)
  where about = 'award' and status in ('approved', 'rejected', 'returned');

-- Every answer that somebody tried to give; those that counted are what a chain goes by.
create table approval_attempts (
  tenant_id text not null,
  attempt_id text not null,
  approval_id text not null,
  case_id text not null,
  step_id text,
  key_id text not null,
  name text not null,
  role text not null,
  on_behalf_of text,
  decision text not null,
  comment text not null,
  shown_hash text not null,
  chosen_supplier_ids text[] not null default '{}',
  outcome text not null check (outcome in ('counted', 'refused')),
  code text,
  because text not null,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, approval_id) references approvals on delete cascade,
  check ((outcome = 'counted') = (code is null)),
  check (outcome = 'refused' or step_id is not null)
);
create index approval_attempts_of on approval_attempts (tenant_id, approval_id, at);
-- One answer of one key counts, underneath everything that checks it earlier.
create unique index approval_attempts_once on approval_attempts (tenant_id, approval_id, key_id)
  where outcome = 'counted' and decision <> 'defer';
create trigger append_only before update on approval_attempts
  for each statement execute function refuse_change();

do $$
declare name text;
begin
  foreach name in array array['approval_policies', 'delegations', 'approval_attempts'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;

create or replace function apply_record(tenant text, the_case text, agent text, item jsonb)
returns void language plpgsql as $$
declare r jsonb := item->'record'; kind text := item->'record'->>'kind'; source text := item->>'id';
begin
  if not add_event(tenant, the_case, kind, source, r) then return; end if;
  if kind = 'stage' then
    update cases set stage = r->>'stage', sentence = r->>'sentence'
    where tenant_id = tenant and case_id = the_case and closed_at is null
      and (agent = 'supervisor' or stage <> 'paused');
  elsif kind = 'offers' then perform add_offers(tenant, the_case, r->'offers');
  elsif kind = 'mandates' then
    perform add_mandates(
      tenant, the_case, from_ms((item->>'atMs')::bigint), r->'mandates', item->'mandateHashes');
  elsif kind = 'talks' then perform add_talks(tenant, the_case, r->'talks');
  elsif kind = 'clearance' then
    perform add_clearance(tenant, the_case, source, from_ms((item->>'atMs')::bigint), r);
  elsif kind = 'approval' then
    insert into approvals (
      tenant_id, approval_id, case_id, about, question, shown, shown_hash, amount_minor, currency,
      if_silent, expires_at, chain, holds, category, cost_centre, stage, returnable)
    select tenant, a->>'approvalId', the_case, a->>'about', a->>'question',
      coalesce(a->'shown', 'null'), json_hash(coalesce(a->'shown', 'null')),
      (a->>'amountMinor')::bigint, a->>'currency', a->>'ifSilent',
      from_ms((a->>'expiresAtMs')::bigint), a->'chain', a->'holds', a->>'category',
      a->>'costCentre', coalesce(a->>'stage', 'act'),
      coalesce((a->>'returnable')::boolean, false)
    from (select r->'approval' as a) as question
    on conflict do nothing;
  elsif kind = 'approval_steps' then
    update approvals set chain = r->'chain', expires_at = from_ms((r->>'expiresAtMs')::bigint)
    where tenant_id = tenant and approval_id = r->>'approvalId' and status in ('open', 'answered');
  elsif kind = 'approval_closed' then
    update approvals set status = r->>'status', decided_by = r->>'decidedBy',
      comment = r->>'comment', decided_at = coalesce(decided_at, clock_timestamp())
    where tenant_id = tenant and approval_id = r->>'approvalId' and status in ('open', 'answered');
  elsif kind = 'award' then
    perform add_award(tenant, the_case, agent, source, r, item->'mandateHashes');
  elsif kind = 'closed' then
    update cases set outcome = r->>'outcome', summary = r->'summary', stage = 'closed',
      sentence = coalesce(r->'summary'->>0, ''), closed_at = clock_timestamp()
    where tenant_id = tenant and case_id = the_case and closed_at is null;
    update approvals set status = 'void', decided_at = coalesce(decided_at, clock_timestamp())
    where tenant_id = tenant and case_id = the_case and status in ('open', 'answered');
  -- Of these the event stream alone has to know.
  elsif kind in ('supplier_asked', 'quotes_unsealed') then null;
  else raise exception 'no such record: %', kind;
  end if;
end $$;

select audit_table('approvals', '{approval_id}', 'approval.asked', 'supervisor', 'approval.{status}',
  '{decided_by}');
select audit_table('approval_attempts', '{attempt_id}', 'approval_attempt.{outcome}', '{name}',
  'approval_attempt.changed', '');
select audit_table('approval_policies', '{version}', 'approval_policy.{status}', '{drafted_by}',
  'approval_policy.{status}', '{approved_by}');
select audit_table('delegations', '{delegation_id}', 'delegation.made', '{made_by}',
  'delegation.ended', '');
