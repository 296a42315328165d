-- One call writes all that a turn of an agent leaves behind: one statement, one transaction, one
-- round trip. The first write of every id stays. The case's row is locked meanwhile, so that event
-- sequences have no gaps and messages between two agents are numbered without one.

create function text_array(list jsonb) returns text[]
language sql immutable as $$ select coalesce(array_agg(value), '{}') from jsonb_array_elements_text(list) $$;

create function json_hash(value jsonb) returns text
language sql immutable as $$ select encode(sha256(convert_to(value::text, 'UTF8')), 'hex') $$;

-- Gives true when the source is new and its event was added.
create function add_event(
  tenant text, the_case text, event_kind text, source text, event_body jsonb
) returns boolean
language plpgsql as $$
begin
  if exists (select 1 from case_events
             where tenant_id = tenant and case_id = the_case and source_id = source) then
    return false;
  end if;
  update cases set event_sequence = event_sequence + 1, updated_at = clock_timestamp()
  where tenant_id = tenant and case_id = the_case;
  insert into case_events (tenant_id, case_id, sequence, kind, source_id, body)
  select tenant, the_case, event_sequence, event_kind, source, event_body
  from cases where tenant_id = tenant and case_id = the_case;
  return true;
end $$;

create function add_message(tenant text, the_case text, e jsonb) returns jsonb
language plpgsql as $$
declare stored messages; number integer := 0;
begin
  select * into stored from messages where tenant_id = tenant and id = e->>'id';
  if found then return envelope_of(stored); end if;
  if e->>'from' <> 'buyer' and e->>'from' not like 'person:%' then
    select coalesce(max(sequence), 0) + 1 into number from messages
    where tenant_id = tenant and case_id = the_case
      and sender = e->>'from' and receiver = e->>'to';
  end if;
  insert into messages (
    tenant_id, id, case_id, sender, receiver, type, topic, causation_id, in_reply_to, sequence,
    sent_at, expires_at, priority, labels, traceparent, body)
  values (
    tenant, e->>'id', the_case, e->>'from', e->>'to', e->>'type', e->>'topic', e->>'causationId',
    e->>'inReplyTo', number, clock_timestamp(), from_ms((e->>'expiresAtMs')::bigint),
    e->>'priority', text_array(e->'labels'), e->>'traceparent', e->'body')
  returning * into stored;
  perform add_event(tenant, the_case, 'message', stored.id, envelope_of(stored));
  return envelope_of(stored);
end $$;

create function add_decision(tenant text, the_case text, d jsonb) returns void
language plpgsql as $$
begin
  insert into decisions (
    tenant_id, id, case_id, agent, question, chosen, alternatives, because, confidence_bp,
    policy_version, lesson_versions, inputs, inputs_hash, causation_id, decided_at)
  values (
    tenant, d->>'id', the_case, d->>'agent', d->>'question', d->>'chosen', d->'alternatives',
    d->'because', (d->>'confidenceBp')::integer, d->>'policyVersion',
    text_array(d->'lessonVersions'), coalesce(d->'inputs', 'null'), json_hash(d->'inputs'),
    d->>'causationId', from_ms((d->>'atMs')::bigint))
  on conflict do nothing;
  if found then
    perform add_event(tenant, the_case, 'decision', d->>'id', d - 'inputs');
  end if;
end $$;

create function add_offers(tenant text, the_case text, list jsonb) returns void
language sql as $$
  insert into offers (
    tenant_id, offer_id, case_id, supplier_id, round, actor, move, terms, total_minor, utility_bp,
    mandate_version, because, supplier_text, offered_at)
  select tenant, o->>'offerId', the_case, o->>'supplierId', (o->>'round')::integer, o->>'actor',
    o->>'move', o->'terms', (o->>'totalMinor')::bigint, (o->>'utilityBp')::integer,
    (o->>'mandateVersion')::integer, o->>'because', o->>'text', from_ms((o->>'atMs')::bigint)
  from jsonb_array_elements(list) as o
  on conflict do nothing
$$;

create function add_clearance(tenant text, the_case text, source text, at timestamptz, r jsonb)
returns void language sql as $$
  insert into clearances (
    tenant_id, id, case_id, supplier_id, verdict, risk_bp, coverage_bp, confidence_bp, assessment,
    conditions, because, alternatives, approve_up_to_bp, valid_until, decided_by, decided_at)
  values (
    tenant, source, the_case, r->'assessment'->>'supplierId', r->>'verdict',
    (r->'assessment'->>'riskBp')::integer, (r->'assessment'->>'coverageBp')::integer,
    (r->'assessment'->>'confidenceBp')::integer, r->'assessment', text_array(r->'conditions'),
    text_array(r->'because'), text_array(r->'alternatives'), (r->>'approveUpToBp')::integer,
    from_ms((r->>'validUntilMs')::bigint), r->>'decidedBy', at)
$$;

create function add_award(tenant text, the_case text, agent text, source text, r jsonb)
returns void language plpgsql as $$
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
    currency, lead_time_days)
  select tenant, the_case, position, (l->>'lineNo')::integer, l->>'supplierId', l->>'itemId',
    (l->>'quantity')::integer, (l->>'unitPriceMinor')::bigint, p->>'currency',
    (l->>'leadTimeDays')::integer
  from jsonb_array_elements(p->'lines') with ordinality as lines (l, position);
end $$;

create function apply_record(tenant text, the_case text, agent text, item jsonb) returns void
language plpgsql as $$
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
      coalesce(a->'shown', 'null'), json_hash(a->'shown'), (a->>'amountMinor')::bigint,
      a->>'currency', a->>'ifSilent', from_ms((a->>'expiresAtMs')::bigint)
    from (select r->'approval' as a) as question
    on conflict do nothing;
  elsif kind = 'approval_closed' then
    update approvals set status = r->>'status', decided_by = r->>'decidedBy',
      comment = r->>'comment', decided_at = clock_timestamp()
    where tenant_id = tenant and approval_id = r->>'approvalId' and status = 'open';
  elsif kind = 'award' then perform add_award(tenant, the_case, agent, source, r);
  elsif kind = 'closed' then
    update cases set outcome = r->>'outcome', summary = r->'summary', stage = 'closed',
      sentence = coalesce(r->'summary'->>0, ''), closed_at = clock_timestamp()
    where tenant_id = tenant and case_id = the_case and closed_at is null;
    update approvals set status = 'void', decided_at = clock_timestamp()
    where tenant_id = tenant and case_id = the_case and status = 'open';
  else raise exception 'no such record: %', kind;
  end if;
end $$;

create function append_turn(turn jsonb) returns jsonb
language plpgsql as $$
declare
  tenant text := turn->>'tenantId';
  the_case text := turn->>'caseId';
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
  update messages set handled_at = clock_timestamp()
  where tenant_id = tenant and handled_at is null
    and id in (select jsonb_array_elements_text(turn->'handledIds'));
  perform pg_notify('parley_events', tenant || ' ' || the_case)
  from cases where tenant_id = tenant and case_id = the_case and event_sequence > before_sequence;
  return stored;
end $$;

create function mark_delivered(tenant text, deliveries jsonb) returns void
language plpgsql as $$
begin
  perform set_config('parley.tenant_id', tenant, true);
  update messages set delivery = d->>'delivery', delivered_at = clock_timestamp()
  from jsonb_array_elements(deliveries) as d
  where tenant_id = tenant and id = d->>'id' and delivery is null;
end $$;

-- Keeps the first answer under a key and gives the kept one.
create function keep_answer(tenant text, the_case text, key text, given jsonb) returns jsonb
language plpgsql as $$
begin
  perform set_config('parley.tenant_id', tenant, true);
  insert into activity_answers (tenant_id, case_id, answer_key, answer)
  values (tenant, the_case, key, given)
  on conflict do nothing;
  return (select answer from activity_answers
          where tenant_id = tenant and case_id = the_case and answer_key = key);
end $$;

create function kept_answer(tenant text, the_case text, key text) returns jsonb
language plpgsql as $$
begin
  perform set_config('parley.tenant_id', tenant, true);
  return (select answer from activity_answers
          where tenant_id = tenant and case_id = the_case and answer_key = key);
end $$;
