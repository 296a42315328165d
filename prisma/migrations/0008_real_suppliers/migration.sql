-- Suppliers that answer for themselves, by a signed link or by signed calls.
create table supplier_channels (
  tenant_id text not null,
  supplier_id text not null,
  kind text not null check (kind in ('simulated', 'portal', 'webhook')),
  webhook_url text,
  -- Signs links and calls, so it cannot be kept as a hash; a new one makes all earlier links useless.
  secret text not null,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, supplier_id),
  foreign key (tenant_id, supplier_id) references suppliers on delete cascade
);

create table supplier_sessions (
  tenant_id text not null,
  session_id text not null unique,
  case_id text not null,
  supplier_id text not null,
  channel text not null,
  request jsonb not null,
  status text not null default 'open' check (status in ('open', 'closed', 'agreed', 'ended')),
  turn integer not null,
  move text not null,
  offered jsonb,
  answered boolean not null default false,
  answer_hash text,
  -- A first quote that nobody reads before the others of its round are in.
  sealed jsonb,
  committed jsonb,
  reminded boolean not null default false,
  questions_count integer not null default 0,
  answer_by timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (tenant_id, session_id),
  unique (tenant_id, case_id, supplier_id),
  foreign key (tenant_id, case_id) references cases
);

create table webhook_posts (
  tenant_id text not null,
  post_id text not null,
  session_id text not null,
  supplier_id text not null,
  body jsonb not null,
  attempts integer not null default 0,
  next_try_at timestamptz(3) not null default clock_timestamp(),
  status text not null default 'waiting' check (status in ('waiting', 'posted', 'given_up')),
  last_fault text,
  primary key (tenant_id, post_id)
);
create index webhook_posts_due on webhook_posts (next_try_at) where status = 'waiting';

create table webhook_nonces (
  tenant_id text not null,
  supplier_id text not null,
  nonce text not null,
  seen_at timestamptz not null default now(),
  primary key (tenant_id, supplier_id, nonce)
);

do $$
declare name text;
begin
  foreach name in array array[
    'supplier_channels', 'supplier_sessions', 'webhook_posts', 'webhook_nonces'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;
create policy owner_reads on supplier_sessions for select to current_user using (true);
create policy owner_reads on webhook_posts for select to current_user using (true);

-- A supplier has no key: its session says whose it is. The id alone opens nothing; links are signed.
create function tenant_of_session(session text) returns text
language sql stable security definer set search_path = public as $$
  select tenant_id from supplier_sessions where session_id = session
$$;
create function due_webhook_posts(at_most integer)
returns table (tenant_id text, post_id text)
language sql stable security definer set search_path = public as $$
  select tenant_id, post_id from webhook_posts
  where status = 'waiting' and next_try_at <= clock_timestamp()
  order by next_try_at limit at_most
$$;
revoke execute on function tenant_of_session(text) from public;
revoke execute on function due_webhook_posts(integer) from public;

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
  -- Of these the event stream alone has to know.
  elsif kind in ('supplier_asked', 'quotes_unsealed') then null;
  else raise exception 'no such record: %', kind;
  end if;
end $$;
