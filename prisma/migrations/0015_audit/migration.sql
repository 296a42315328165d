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

-- The canonical text is a JSON array as PostgreSQL writes jsonb; docs/audit.md says it in words.
create function audit_hash(e audit_events) returns text
language sql stable as $$
  select encode(sha256(convert_to(e.previous_hash || e'\n' || jsonb_build_array(
    e.tenant_id, e.sequence, to_ms(e.at), e.actor, e.action, e.case_id, e.subject, e.subject_key,
    e.covers, e.content_hash, e.body)::text, 'UTF8')), 'hex')
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
  e.actor := coalesce(
    nullif(e.actor, ''), nullif(current_setting('parley.actor', true), ''), 'system');
  e.sequence := head.sequence + 1;
  e.at := clock_timestamp();
  e.previous_hash := head.hash;
  e.hash := audit_hash(e);
  insert into audit_events values (e.*);
  update audit_heads set sequence = e.sequence, hash = e.hash where tenant_id = e.tenant_id;
end $$;
revoke execute on function add_audit_event(audit_events) from public;

-- SQL for a text with columns in braces: `approval.{status}` becomes 'approval.' || new.status.
create function filled(template text) returns text
language sql immutable as $$
  select regexp_replace(
    quote_literal(template), '\{(\w+)\}', ''' || coalesce(new.\1::text, '''') || ''', 'g')
$$;

-- Has every new row of a table told in the trail, and every change of its covered columns: all that
-- the table has now but for those in `leaving_out`. Call it again after adding columns. Actions and
-- actors may name columns in braces; `keeps` has new rows keep their content in the event.
-- The triggers fire at commit, so that the chain is locked as late and as short as can be; they are
-- written out per table, because reading rows by column names at each event costs more than twice.
create function audit_table(
  name text, key text[], on_insert text, inserted_by text, on_update text, updated_by text,
  leaving_out text[] default '{}', condition text default 'true', keeps boolean default false
) returns void
language plpgsql as $$
declare
  covers text[];
  changed text;
  of_new text;
  of_old text;
  of_key text;
  has_case boolean;
begin
  select array_agg(attname::text order by attnum),
    string_agg(format('old.%1$I is distinct from new.%1$I', attname), ' or ' order by attnum),
    string_agg(format('%1$L, new.%1$I', attname), ', ' order by attnum),
    string_agg(format('%1$L, old.%1$I', attname), ', ' order by attnum),
    bool_or(attname = 'case_id')
  into covers, changed, of_new, of_old, has_case from pg_attribute
  where attrelid = name::regclass and attnum > 0 and not attisdropped
    and attname <> 'tenant_id' and attname <> all (leaving_out);
  select string_agg(format('%1$L, new.%1$I', part), ', ') into of_key from unnest(key) as part;
  execute format($function$
    create or replace function %1$I() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $body$
    declare
      content jsonb := jsonb_build_object(%2$s);
      e audit_events;
    begin
      e.tenant_id := new.tenant_id;
      e.case_id := %3$s;
      e.subject := %4$L;
      e.subject_key := jsonb_build_object(%5$s)::text;
      e.covers := %6$L;
      e.content_hash := encode(sha256(convert_to(content::text, 'UTF8')), 'hex');
      if tg_op = 'UPDATE' then
        e.action := %7$s;
        e.actor := %8$s;
        select jsonb_object_agg(it.key, it.value)::text into e.body from jsonb_each(content) as it
        where it.value is distinct from jsonb_build_object(%9$s)->it.key;
      else
        e.action := %10$s;
        e.actor := %11$s;
        e.body := %12$s;
      end if;
      perform add_audit_event(e);
      return null;
    end $body$ $function$,
    'audit_of_' || name, of_new, case when has_case then 'new.case_id' else 'null' end, name, of_key,
    covers, filled(on_update), filled(updated_by), of_old, filled(on_insert), filled(inserted_by),
    case when keeps then 'content::text' else 'null' end);
  execute format('revoke execute on function %I() from public', 'audit_of_' || name);
  execute format('drop trigger if exists audited_insert on %I', name);
  execute format('drop trigger if exists audited_update on %I', name);
  execute format(
    'create constraint trigger audited_insert after insert on %I deferrable initially deferred'
    ' for each row when (%s) execute function %I()', name, condition, 'audit_of_' || name);
  execute format(
    'create constraint trigger audited_update after update on %I deferrable initially deferred'
    ' for each row when ((%s) and (%s)) execute function %I()',
    name, condition, changed, 'audit_of_' || name);
end $$;
revoke execute on function
  audit_table(text, text[], text, text, text, text, text[], text, boolean) from public;

select audit_table('cases', '{case_id}', 'case.opened', '{opened_by}', 'case.closed', 'supervisor',
  array['stage', 'sentence', 'event_sequence', 'updated_at']);
select audit_table('decisions', '{id}', 'decision.made', '{agent}', 'decision.changed', '');
select audit_table('clearances', '{id}', 'clearance.given', '{decided_by}', 'clearance.changed', '');
select audit_table('mandates', '{case_id,supplier_id,version}', 'mandate.given', 'negotiation',
  'mandate.changed', '');
select audit_table('approvals', '{approval_id}', 'approval.asked', 'supervisor', 'approval.{status}',
  '{decided_by}');
select audit_table('awards', '{case_id}', 'award.made', 'supervisor', 'award.changed', '');
select audit_table('award_lines', '{case_id,position}', 'award.line_made', 'supervisor',
  'award.line_changed', '');
-- What people and suppliers that are no agents of ours have said.
select audit_table('messages', '{id}', '{topic}', '{sender}', 'message.changed', '',
  array['delivery', 'delivered_at', 'handled_at'],
  $$new.sender = 'buyer' or new.sender like 'person:%' or new.sender like 'supplier:%'$$);
select audit_table('question_answers', '{answer_id}', 'question.answered', '{answered_by}',
  'question.answer_changed', '');
select audit_table('dead_letters', '{dead_letter_id}', 'dead_letter.buried', '{agent}',
  'dead_letter.{status}', '{redriven_by}');
select audit_table('api_keys', '{key_id}', 'key.made', '', 'key.revoked', '');
select audit_table('tenants', '{tenant_id}', 'tenant.made', '', 'policy.changed', '', '{}',
  'true', true);
select audit_table('imports', '{kind,file_hash}', 'import.taken', '', 'import.taken_again', '');
select audit_table('screening_lists', '{list_id}', 'screening_list.made', '',
  'screening_list.version_active', '');
select audit_table('screening_list_versions', '{list_id,version}', 'screening_list.loaded',
  '{loaded_by}', 'screening_list.changed', '', array['told_at']);
select audit_table('screening_decisions', '{decision_id}', 'screening_hit.{kind}', '{decided_by}',
  'screening_hit.decision_changed', '');
select audit_table('risk_policies', '{version}', 'risk_policy.{status}', '{drafted_by}',
  'risk_policy.{status}', '{approved_by}');
select audit_table('threshold_moves', '{policy_version,moved_on}', 'threshold.moved', 'compliance',
  'threshold.changed', '');

-- For who verifies all trails of an installation.
create function audited_tenants() returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id from audit_heads order by tenant_id
$$;
revoke execute on function audited_tenants() from public;
