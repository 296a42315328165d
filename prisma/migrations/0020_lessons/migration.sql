-- What agents have learnt for each other: the lessons as they stand, and every version there was.
create table lessons (
  tenant_id text not null,
  lesson_id text not null,
  version integer not null check (version > 0),
  state text not null check (state in ('proposed', 'active', 'retired')),
  kind text not null,
  topic text not null,
  -- Where it holds; null = everywhere.
  supplier_id text,
  category text,
  lane text,
  item_id text,
  context text,
  effect jsonb not null,
  measured jsonb not null,
  evidence jsonb not null,
  because text not null,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  proposed_at timestamptz(3) not null,
  -- When it is believed too little to be followed, should nothing support it again.
  fades_at timestamptz(3) not null,
  -- A person forgot it: observations up to this number do not bring it back.
  forgotten_up_to_no bigint not null default 0,
  primary key (tenant_id, lesson_id)
);
create index lessons_supplier on lessons (tenant_id, supplier_id, topic);
create index lessons_fading on lessons (tenant_id, fades_at) where state <> 'retired';
create index lessons_changed on lessons (tenant_id, changed_at desc, lesson_id desc);
create index lessons_topic on lessons (tenant_id, topic, supplier_id, context);

create table lesson_versions (
  tenant_id text not null,
  lesson_id text not null,
  version integer not null,
  state text not null,
  effect jsonb not null,
  measured jsonb not null,
  evidence jsonb not null,
  because text not null,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  primary key (tenant_id, lesson_id, version),
  foreign key (tenant_id, lesson_id) references lessons
);
create trigger append_only after update or delete or truncate on lesson_versions
  for each statement execute function refuse_change();

-- How far a tenant's observations have been searched for lessons.
create table lesson_marks (
  tenant_id text primary key,
  searched_up_to_no bigint not null
);

do $$
declare name text;
begin
  foreach name in array array['lessons', 'lesson_versions', 'lesson_marks'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;

-- Which decisions knew a lesson; most know none.
create index decisions_lessons on decisions using gin (lesson_versions)
  where lesson_versions <> '{}';
-- What lessons are searched for in, beside what is known of a supplier.
create index observations_question on observations
  (tenant_id, (body->>'question'), (body->>'context'), occurred_at) where kind = 'decision';
create index observations_category on observations (tenant_id, category, lane, occurred_at)
  where kind = 'price';
create index observations_review on observations (tenant_id, (body->>'about'), occurred_at)
  where kind = 'approval';

select audit_table('lesson_versions', '{lesson_id,version}', 'lesson.{state}', '{changed_by}',
  'lesson.version_changed', '');
