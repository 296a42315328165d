-- Every mandate that was given, whole, with a hash of its content; and every talk that has ended, in
-- columns by which later cases can group and compare.
create table mandates (
  tenant_id text not null,
  case_id text not null,
  supplier_id text not null,
  version integer not null,
  body jsonb not null,
  hash text not null,
  given_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, case_id, supplier_id, version),
  foreign key (tenant_id, case_id) references cases on delete cascade
);

create table talks (
  tenant_id text not null,
  case_id text not null,
  talk_id text not null,
  supplier_id text not null,
  attempt integer not null,
  approach text not null,
  strategy text not null,
  policy_variant text not null,
  parameters jsonb not null,
  tactics jsonb not null,
  levers jsonb not null,
  rounds integer not null,
  result text not null,
  first_total_minor bigint,
  last_total_minor bigint,
  first_utility_bp integer,
  last_utility_bp integer,
  opponent_type text not null,
  opponent_confidence_bp integer not null,
  mandate_version integer,
  -- Of the lines that the case asks for, so that talks about alike things can be grouped.
  category_codes text[] not null,
  ended_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, case_id, talk_id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);
create index talks_policy_variant on talks (tenant_id, policy_variant, ended_at);
create index talks_supplier on talks (tenant_id, supplier_id, ended_at);

-- Null for what was awarded before mandates had hashes.
alter table award_lines add column mandate_hash text;

do $$
declare name text;
begin
  foreach name in array array['mandates', 'talks'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;

-- `hashes` stand in the order of the mandates; they come with the turn because one hash, over JSON
-- with sorted keys, has to hold inside and outside the database.
create function add_mandates(
  tenant text, the_case text, at timestamptz, list jsonb, hashes jsonb
) returns void
language sql as $$
  insert into mandates (tenant_id, case_id, supplier_id, version, body, hash, given_at)
  select tenant, the_case, m->>'supplierId', (m->>'version')::integer, m,
    hashes->>(position::integer - 1), at
  from jsonb_array_elements(list) with ordinality as given (m, position)
  on conflict do nothing
$$;

create function category_codes_of(tenant text, the_case text) returns text[]
language sql stable as $$
  select coalesce(array_agg(distinct code order by code) filter (where code is not null), '{}')
  from (
    select coalesce(l->'classification'->>'id', i.classification_id) as code
    from cases c
      cross join jsonb_array_elements(c.brief->'requisition'->'lines') as l
      left join items i on i.tenant_id = c.tenant_id and i.item_id = l->>'itemId'
    where c.tenant_id = tenant and c.case_id = the_case
  ) as lines
$$;

create function add_talks(tenant text, the_case text, list jsonb) returns void
language sql as $$
  insert into talks (
    tenant_id, case_id, talk_id, supplier_id, attempt, approach, strategy, policy_variant,
    parameters, tactics, levers, rounds, result, first_total_minor, last_total_minor,
    first_utility_bp, last_utility_bp, opponent_type, opponent_confidence_bp, mandate_version,
    category_codes, ended_at)
  select tenant, the_case, t->>'talkId', t->>'supplierId', (t->>'attempt')::integer,
    t->>'approach', t->>'strategy', t->>'policyVariant', t->'parameters', t->'tactics',
    t->'levers', (t->>'rounds')::integer, t->>'result', (t->>'firstTotalMinor')::bigint,
    (t->>'lastTotalMinor')::bigint, (t->>'firstUtilityBp')::integer,
    (t->>'lastUtilityBp')::integer, t->>'opponentType', (t->>'opponentConfidenceBp')::integer,
    (t->>'mandateVersion')::integer, category_codes_of(tenant, the_case),
    from_ms((t->>'endedAtMs')::bigint)
  from jsonb_array_elements(list) as t
  on conflict do nothing
$$;

drop function add_award(text, text, text, text, jsonb);
-- `hashes` are those of the mandates that the lines were checked under, in the order of the lines.
create function add_award(
  tenant text, the_case text, agent text, source text, r jsonb, hashes jsonb
) returns void language plpgsql as $$
declare p jsonb := r->'proposal';
begin
  insert into awards (
    tenant_id, case_id, proposal, total_minor, currency, saved_minor, baseline_minor, approved_by)
  values (
    tenant, the_case, p, (p->>'totalMinor')::bigint, p->>'currency',
    (p->'savings'->>'savedMinor')::bigint, (p->'savings'->>'baselineMinor')::bigint,
    r->>'approvedBy')
  on conflict do nothing;
  if not found then
    -- A second award of a case is a bug of the agent; it is kept for a person and changes nothing.
    insert into dead_letters (tenant_id, dead_letter_id, case_id, agent, reason, because, envelope)
    values (tenant, source, the_case, agent, 'SECOND_AWARD', 'the case has an award already', r)
    on conflict do nothing;
    return;
  end if;
  insert into award_lines (
    tenant_id, case_id, position, line_no, supplier_id, item_id, quantity, unit_price_minor,
    currency, lead_time_days, mandate_hash)
  select tenant, the_case, position, (l->>'lineNo')::integer, l->>'supplierId', l->>'itemId',
    (l->>'quantity')::integer, (l->>'unitPriceMinor')::bigint, p->>'currency',
    (l->>'leadTimeDays')::integer, hashes->>(position::integer - 1)
  from jsonb_array_elements(p->'lines') with ordinality as lines (l, position);
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
      if_silent, expires_at)
    select tenant, a->>'approvalId', the_case, a->>'about', a->>'question',
      coalesce(a->'shown', 'null'), json_hash(coalesce(a->'shown', 'null')),
      (a->>'amountMinor')::bigint, a->>'currency', a->>'ifSilent',
      from_ms((a->>'expiresAtMs')::bigint)
    from (select r->'approval' as a) as question
    on conflict do nothing;
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
