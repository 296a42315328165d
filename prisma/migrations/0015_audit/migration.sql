-- The audit trail: one chain of hashes per tenant, written by the database itself when the
-- transaction that it tells of commits, so that nothing can be done without it.
create table audit_heads (
  tenant_id text primary key,
  sequence bigint not null,
  hash text not null
);

create table audit_events (
  tenant_id text not null,
  sequence bigint not null,
  at timestamptz(3) not null,
  actor text not null,
  action text not null,
  case_id text,
  -- Table and key (JSON) of the row it tells of, the columns it vouches for, and their SHA-256.
  subject text not null,
  subject_key text not null,
  covers text[] not null,
  content_hash text not null,
  -- JSON text of what changed, for rows that may change again; null for rows that stay.
  body text,
  previous_hash text not null,
  hash text not null,
  primary key (tenant_id, sequence)
);
create index audit_events_case on audit_events (tenant_id, case_id, sequence)
  where case_id is not null;
create index audit_events_subject on audit_events (tenant_id, subject, subject_key, sequence);

do $$
declare name text;
begin
  foreach name in array array['audit_heads', 'audit_events'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
    execute format('create policy owner_writes on %I to current_user using (true)', name);
  end loop;
end $$;

-- Both the reader of a trail and the trail itself must see the same text: moments in UTC.
create function audited_content(told jsonb, covers text[]) returns jsonb
language sql immutable as $$
  select jsonb_object_agg(name, coalesce(told->name, 'null')) from unnest(covers) as name
$$;

-- `command.{topic}` with the row's own value; a row without one gives nothing.
create function filled(template text, told jsonb) returns text
language sql immutable as $$
  select case when template like '%{%' then
    replace(template, '{' || substring(template from '\{(\w+)\}') || '}',
      coalesce(told->>substring(template from '\{(\w+)\}'), ''))
  else template end
$$;

-- The canonical text is a JSON array as PostgreSQL writes jsonb; docs/audit.md says it in words.
create function audit_hash(previous_hash text, e audit_events) returns text
language sql immutable as $$
  select encode(sha256(convert_to(previous_hash || e'\n' || jsonb_build_array(
    e.tenant_id, e.sequence, to_ms(e.at), e.actor, e.action, e.case_id, e.subject, e.subject_key,
    to_jsonb(e.covers), e.content_hash, e.body)::text, 'UTF8')), 'hex')
$$;

create function add_audit_event(e audit_events) returns void
language plpgsql as $$
declare head audit_heads;
begin
  select * into head from audit_heads where tenant_id = e.tenant_id for update;
  if not found then
    insert into audit_heads values (e.tenant_id, 0, repeat('0', 64)) on conflict do nothing;
    select * into strict head from audit_heads where tenant_id = e.tenant_id for update;
  end if;
  e.sequence := head.sequence + 1;
  e.at := clock_timestamp();
  e.previous_hash := head.hash;
  e.hash := audit_hash(head.hash, e);
  insert into audit_events values (e.*);
  update audit_heads set sequence = e.sequence, hash = e.hash where tenant_id = e.tenant_id;
end $$;
revoke execute on function add_audit_event(audit_events) from public;

-- Arguments of the trigger: action, actor, key columns, covered columns, whether to keep the body.
create function audit_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  told jsonb := to_jsonb(new);
  before jsonb := '{}';
  e audit_events;
begin
  if tg_op = 'UPDATE' then before := to_jsonb(old); end if;
  e.tenant_id := new.tenant_id;
  e.action := filled(tg_argv[0], told);
  e.actor := coalesce(nullif(filled(tg_argv[1], told), ''),
    nullif(current_setting('parley.actor', true), ''), 'system');
  e.case_id := told->>'case_id';
  e.subject := tg_table_name;
  e.subject_key := audited_content(told, string_to_array(tg_argv[2], ','))::text;
  e.covers := string_to_array(tg_argv[3], ',');
  e.content_hash := json_hash(audited_content(told, e.covers));
  if tg_op = 'UPDATE' or tg_argv[4] = 'keep' then
    select jsonb_object_agg(name, told->name)::text into e.body from unnest(e.covers) as name
    where told->name is distinct from before->name;
  end if;
  perform add_audit_event(e);
  return null;
end $$;

-- Has every new row of a table told in the trail, and every change of its covered columns: all that
-- the table has now but for those in `leaving_out`. Call it again after adding columns.
-- The triggers fire at commit, so that the chain is locked as late and as short as can be.
create function audit_table(
  name text, key text, on_insert text, inserted_by text, on_update text, updated_by text,
  leaving_out text[] default '{}', condition text default 'true', keeps text default ''
) returns void
language plpgsql as $$
declare covers text; changed text;
begin
  select string_agg(attname, ',' order by attnum),
    string_agg(format('old.%1$I is distinct from new.%1$I', attname), ' or ' order by attnum)
  into covers, changed from pg_attribute
  where attrelid = name::regclass and attnum > 0 and not attisdropped
    and attname <> 'tenant_id' and attname <> all (leaving_out);
  execute format('drop trigger if exists audited_insert on %I', name);
  execute format('drop trigger if exists audited_update on %I', name);
  execute format(
    'create constraint trigger audited_insert after insert on %I deferrable initially deferred'
    ' for each row when (%s) execute function audit_row(%L, %L, %L, %L, %L)',
    name, condition, on_insert, inserted_by, key, covers, keeps);
  execute format(
    'create constraint trigger audited_update after update on %I deferrable initially deferred'
    ' for each row when ((%s) and (%s)) execute function audit_row(%L, %L, %L, %L, %L)',
    name, condition, changed, on_update, updated_by, key, covers, 'keep');
end $$;
revoke execute on function
  audit_table(text, text, text, text, text, text, text[], text, text) from public;

select audit_table('cases', 'case_id', 'case.opened', '{opened_by}', 'case.closed', 'supervisor',
  array['stage', 'sentence', 'event_sequence', 'updated_at']);
select audit_table('decisions', 'id', 'decision.made', '{agent}', 'decision.changed', '');
select audit_table('clearances', 'id', 'clearance.given', '{decided_by}', 'clearance.changed', '');
select audit_table('mandates', 'case_id,supplier_id,version', 'mandate.given', 'negotiation',
  'mandate.changed', '');
select audit_table('approvals', 'approval_id', 'approval.asked', 'supervisor', 'approval.{status}',
  '{decided_by}');
select audit_table('awards', 'case_id', 'award.made', 'supervisor', 'award.changed', '');
select audit_table('award_lines', 'case_id,position', 'award.line_made', 'supervisor',
  'award.line_changed', '');
-- What people and suppliers that are no agents of ours have said.
select audit_table('messages', 'id', '{topic}', '{sender}', 'message.changed', '',
  array['delivery', 'delivered_at', 'handled_at'],
  $$new.sender = 'buyer' or new.sender like 'person:%' or new.sender like 'supplier:%'$$);
select audit_table('question_answers', 'answer_id', 'question.answered', '{answered_by}',
  'question.answer_changed', '');
select audit_table('dead_letters', 'dead_letter_id', 'dead_letter.buried', '{agent}',
  'dead_letter.{status}', '{redriven_by}');
select audit_table('api_keys', 'key_id', 'key.made', '', 'key.revoked', '');
select audit_table('tenants', 'tenant_id', 'tenant.made', '', 'policy.changed', '', '{}',
  'true', 'keep');
select audit_table('imports', 'kind,file_hash', 'import.taken', '', 'import.taken_again', '');
select audit_table('screening_lists', 'list_id', 'screening_list.made', '',
  'screening_list.version_active', '');
select audit_table('screening_list_versions', 'list_id,version', 'screening_list.loaded',
  '{loaded_by}', 'screening_list.changed', '', array['told_at']);
select audit_table('screening_decisions', 'decision_id', 'screening_hit.{kind}', '{decided_by}',
  'screening_hit.decision_changed', '');
select audit_table('risk_policies', 'version', 'risk_policy.{status}', '{drafted_by}',
  'risk_policy.{status}', '{approved_by}');
select audit_table('threshold_moves', 'policy_version,moved_on', 'threshold.moved', 'compliance',
  'threshold.changed', '');

-- For who verifies all trails of an installation.
create function audited_tenants() returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id from audit_heads order by tenant_id
$$;
revoke execute on function audited_tenants() from public;
