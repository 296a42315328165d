-- Row-level security binds the owner as well, so a role that owns the tables and serves requests
-- still sees one tenant. The three functions below run as the owner and read across tenants.
do $$
declare name text;
begin
  foreach name in array array[
    'tenants', 'api_keys', 'suppliers', 'supplier_certificates', 'items', 'catalogue_entries',
    'price_observations', 'outcomes', 'imports', 'cases', 'idempotency_keys', 'messages',
    'decisions', 'offers', 'clearances', 'approvals', 'awards', 'award_lines', 'dead_letters',
    'case_events', 'activity_answers'
  ] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
create policy owner_reads on api_keys for select to current_user using (true);
create policy owner_reads on messages for select to current_user using (true);

revoke execute on function find_api_key(text) from public;
revoke execute on function undelivered_messages(bigint, integer) from public;
revoke execute on function has_api_keys() from public;

alter table price_observations
  add foreign key (tenant_id, supplier_id) references suppliers,
  add foreign key (tenant_id, item_id) references items;
alter table outcomes
  add foreign key (tenant_id, supplier_id) references suppliers,
  add foreign key (tenant_id, item_id) references items;

create index dead_letters_list on dead_letters (tenant_id, buried_at desc, dead_letter_id);
create index outcomes_case on outcomes (tenant_id, case_id) where case_id is not null;

-- A person's answer counts from the moment it is accepted, before the agent has handled it:
-- `answered` lies between `open` and what the agent makes of it.
create or replace function apply_record(tenant text, the_case text, agent text, item jsonb)
returns void language plpgsql as $$
declare r jsonb := item->'record'; kind text := item->'record'->>'kind'; source text := item->>'id';
begin
  if not add_event(tenant, the_case, kind, source, r) then return; end if;
  if kind = 'stage' then
    update cases set stage = r->>'stage', sentence = r->>'sentence'
    where tenant_id = tenant and case_id = the_case and closed_at is null;
  elsif kind = 'offers' then perform add_offers(tenant, the_case, r->'offers');
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
  elsif kind = 'award' then perform add_award(tenant, the_case, agent, source, r);
  elsif kind = 'closed' then
    update cases set outcome = r->>'outcome', summary = r->'summary', stage = 'closed',
      sentence = coalesce(r->'summary'->>0, ''), closed_at = clock_timestamp()
    where tenant_id = tenant and case_id = the_case and closed_at is null;
    update approvals set status = 'void', decided_at = coalesce(decided_at, clock_timestamp())
    where tenant_id = tenant and case_id = the_case and status in ('open', 'answered');
  else raise exception 'no such record: %', kind;
  end if;
end $$;

-- Messages are locked in the order of their ids wherever several are changed: a delivery that is
-- noted while the receiver notes its handling must wait, not end in a deadlock.
create function lock_messages(tenant text, ids text[]) returns void
language sql as $$
  select 1 from messages where tenant_id = tenant and id = any(ids) order by id for update
$$;

create or replace function mark_delivered(tenant text, deliveries jsonb) returns void
language plpgsql as $$
begin
  perform set_config('parley.tenant_id', tenant, true);
  perform lock_messages(tenant, array(select d->>'id' from jsonb_array_elements(deliveries) as d));
  update messages set delivery = d->>'delivery', delivered_at = clock_timestamp()
  from jsonb_array_elements(deliveries) as d
  where tenant_id = tenant and id = d->>'id' and delivery is null;
end $$;

create or replace function append_turn(turn jsonb) returns jsonb
language plpgsql as $$
declare
  tenant text := turn->>'tenantId';
  the_case text := turn->>'caseId';
  handled text[] := text_array(turn->'handledIds');
  before_sequence bigint;
  stored jsonb := '[]';
  it jsonb;
begin
  perform set_config('parley.tenant_id', tenant, true);
  select event_sequence into before_sequence from cases
  where tenant_id = tenant and case_id = the_case for update;
  if not found then raise exception 'case % is unknown', the_case using errcode = 'PA404'; end if;
  for it in select * from jsonb_array_elements(turn->'decisions') loop
    perform add_decision(tenant, the_case, it);
  end loop;
  for it in select * from jsonb_array_elements(turn->'records') loop
    perform apply_record(tenant, the_case, turn->>'agent', it);
  end loop;
  for it in select * from jsonb_array_elements(turn->'envelopes') loop
    stored := stored || add_message(tenant, the_case, it);
  end loop;
  insert into dead_letters (tenant_id, dead_letter_id, case_id, agent, reason, because, envelope)
  select tenant, (turn->>'agent') || ' ' || (d->>'id'), the_case, turn->>'agent', d->>'reason',
    d->>'because', d->'envelope'
  from jsonb_array_elements(turn->'deadLetters') as d
  on conflict do nothing;
  perform lock_messages(tenant, handled);
  update messages set handled_at = clock_timestamp()
  where tenant_id = tenant and handled_at is null and id = any(handled);
  perform pg_notify('parley_events', tenant || ' ' || the_case)
  from cases where tenant_id = tenant and case_id = the_case and event_sequence > before_sequence;
  return stored;
end $$;
