-- People who sign in with their key, and what the desk shows at every moment.
create table sessions (
  tenant_id text not null,
  session_id text not null,
  -- SHA-256; the token itself is with the browser alone.
  token_hash text not null unique,
  key_id text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  seen_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant_id, session_id),
  foreign key (tenant_id, key_id) references api_keys on delete cascade
);

-- What changed for the desk, in the order in which it became visible.
create table desk_events (
  tenant_id text not null,
  position bigint not null,
  kind text not null,
  case_id text,
  -- Of the event in its case; null when it tells of no such event.
  sequence bigint,
  ref text,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, position)
);

do $$
declare name text;
begin
  foreach name in array array['sessions', 'desk_events'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
    execute format('create policy owner_writes on %I to current_user using (true)', name);
  end loop;
end $$;

-- A browser has no key: its token says whose it is. A session lives no longer than its key.
-- @param touch whether this counts as being used; noted at most once a minute
create function find_session(presented_hash text, idle_ms bigint, touch boolean)
returns table (
  tenant_id text, key_id text, role text, name text, session_id text, expires_at_ms bigint
)
language sql volatile security definer set search_path = public, pg_temp as $$
  with live as (
    select s.tenant_id, s.session_id, s.key_id, s.seen_at, s.expires_at, k.role, k.name
    from sessions s join api_keys k on k.tenant_id = s.tenant_id and k.key_id = s.key_id
    where s.token_hash = presented_hash and s.ended_at is null and k.revoked_at is null
      and s.expires_at > clock_timestamp()
      and s.seen_at > clock_timestamp() - idle_ms * interval '1 millisecond'
  ), seen as (
    update sessions s set seen_at = clock_timestamp() from live
    where touch and s.tenant_id = live.tenant_id and s.session_id = live.session_id
      and live.seen_at < clock_timestamp() - least(idle_ms / 4, 60000) * interval '1 millisecond'
  )
  select live.tenant_id, live.key_id, live.role, live.name, live.session_id,
    to_ms(live.expires_at)
  from live
$$;
revoke execute on function find_session(text, bigint, boolean) from public;

-- Who came and went is told in the trail; that somebody is still there is not.
select audit_table('sessions', '{session_id}', 'session.started', 'person:{key_id}',
  'session.ended', 'person:{key_id}', array['token_hash', 'seen_at']);

-- Gives an event its place. Places are taken at commit and under one lock, so that a reader who has
-- seen a place never meets a lower one later. The lock is that of the audit trail: transactions that
-- write both would wait for each other if there were two.
create function add_desk_event(
  tenant text, event_kind text, the_case text, event_sequence bigint, event_ref text
) returns void
language plpgsql as $$
begin
  perform 1 from audit_heads where tenant_id = tenant for update;
  if not found then
    insert into audit_heads values (tenant, 0, repeat('0', 64)) on conflict do nothing;
    perform 1 from audit_heads where tenant_id = tenant for update;
  end if;
  insert into desk_events (tenant_id, position, kind, case_id, sequence, ref)
  select tenant, coalesce(max(position), 0) + 1, event_kind, the_case, event_sequence, event_ref
  from desk_events where tenant_id = tenant;
  -- Without a case: for who watches all of the tenant.
  perform pg_notify('parley_events', tenant || ' ');
end $$;
revoke execute on function add_desk_event(text, text, text, bigint, text) from public;

create function tell_desk_of_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform add_desk_event(
    new.tenant_id, case new.kind when 'message' then 'supplier_answer' else new.kind end,
    new.case_id, new.sequence, new.source_id);
  return null;
end $$;
revoke execute on function tell_desk_of_event() from public;

-- Messages between agents and their decisions are many, and nothing of the desk shows them.
create constraint trigger told_to_desk after insert on case_events deferrable initially deferred
for each row when (new.kind not in ('message', 'decision')
  or (new.kind = 'message' and new.body->>'topic' = 'supplier.answer'))
execute function tell_desk_of_event();

-- For rows outside the stream of a case: the kind and the name of the column that says which.
create function tell_desk_of_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare it jsonb := to_jsonb(new);
begin
  perform add_desk_event(new.tenant_id, tg_argv[0], it->>'case_id', null, it->>tg_argv[1]);
  return null;
end $$;
revoke execute on function tell_desk_of_row() from public;

create constraint trigger told_to_desk after insert on cases deferrable initially deferred
for each row execute function tell_desk_of_row('opened', 'case_id');
create constraint trigger told_to_desk after insert on approval_attempts
deferrable initially deferred
for each row when (new.outcome = 'counted')
execute function tell_desk_of_row('approval', 'approval_id');
create constraint trigger told_to_desk after insert on order_events deferrable initially deferred
for each row execute function tell_desk_of_row('order', 'order_no');
create constraint trigger told_to_desk after insert on screening_hits
deferrable initially deferred
for each row execute function tell_desk_of_row('hit', 'hit_id');
create constraint trigger told_to_desk after insert on screening_decisions
deferrable initially deferred
for each row execute function tell_desk_of_row('hit', 'hit_id');
create constraint trigger told_to_desk after insert on lessons deferrable initially deferred
for each row execute function tell_desk_of_row('lesson', 'lesson_id');
create constraint trigger told_to_desk_again after update on lessons deferrable initially deferred
for each row when (old.state is distinct from new.state)
execute function tell_desk_of_row('lesson', 'lesson_id');

-- The desk reads open cases and those closed last; figures read a period.
create index cases_open on cases (tenant_id, opened_at desc, case_id desc) where closed_at is null;
create index cases_closed on cases (tenant_id, closed_at desc) include (opened_at, outcome)
  where closed_at is not null;
create index awards_awarded on awards (tenant_id, awarded_at);
create index supplier_sessions_waited_for on supplier_sessions (tenant_id, answer_by)
  where status = 'open' and not answered;
create index messages_questions on messages (tenant_id, case_id, sent_at)
  where topic = 'supplier.answer';
create index question_answers_question on question_answers (tenant_id, question_id)
  where question_id is not null;
create index lessons_proposed on lessons (tenant_id, proposed_at) where state = 'proposed';
create index purchase_orders_asking on purchase_orders (tenant_id, updated_at)
  where status in ('issued', 'change_proposed', 'rejected', 'lapsed');
