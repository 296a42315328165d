-- The tenant leads every key, so that no row can be found, joined or referred to across tenants.
create extension if not exists pg_trgm;

create table tenants (
  tenant_id text primary key,
  policy jsonb,
  created_at timestamptz not null default now()
);

create table api_keys (
  tenant_id text not null,
  key_id text not null,
  key_hash text not null unique,
  shown_prefix text not null,
  role text not null,
  name text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (tenant_id, key_id)
);

create table suppliers (
  tenant_id text not null,
  supplier_id text not null,
  legal_name text not null,
  aliases text[] not null default '{}',
  country text,
  registration_number text,
  tax_id text,
  lei text,
  duns text,
  email text,
  categories text[] not null default '{}',
  payment_days integer not null default 30,
  lead_time_days integer,
  minimum_order_quantity integer,
  total_assets_minor bigint,
  total_liabilities_minor bigint,
  working_capital_minor bigint,
  retained_earnings_minor bigint,
  ebit_minor bigint,
  sales_minor bigint,
  equity_book_minor bigint,
  financials_currency text,
  incoterm text,
  status text not null default 'active',
  block_reason text,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, supplier_id)
);

create table supplier_certificates (
  tenant_id text not null,
  supplier_id text not null,
  name text not null,
  number text not null default '',
  valid_to date,
  primary key (tenant_id, supplier_id, name, number),
  foreign key (tenant_id, supplier_id) references suppliers on delete cascade
);

create table items (
  tenant_id text not null,
  item_id text not null,
  description text not null,
  classification_scheme text,
  classification_id text,
  unit_code text not null,
  primary key (tenant_id, item_id)
);
create index items_description_trgm on items using gin (description gin_trgm_ops);
create index items_classification on items (tenant_id, classification_id text_pattern_ops);

create table catalogue_entries (
  tenant_id text not null,
  supplier_id text not null,
  item_id text not null,
  unit_price_minor bigint not null,
  currency text not null,
  lead_time_days integer not null,
  minimum_order_quantity integer not null default 1,
  capacity_units integer,
  warranty_months integer not null default 12,
  incoterm text,
  features text[] not null default '{}',
  valid_from date,
  primary key (tenant_id, supplier_id, item_id),
  foreign key (tenant_id, supplier_id) references suppliers on delete cascade,
  foreign key (tenant_id, item_id) references items on delete cascade
);
create index catalogue_entries_item on catalogue_entries (tenant_id, item_id);

create table price_observations (
  tenant_id text not null,
  source text not null,
  source_ref text not null,
  supplier_id text not null,
  item_id text not null,
  unit_price_minor bigint not null,
  currency text not null,
  quantity integer not null,
  incoterm text,
  observed_on date not null,
  primary key (tenant_id, source, source_ref)
);
create index price_observations_item on price_observations (tenant_id, item_id, observed_on);

create table outcomes (
  tenant_id text not null,
  source text not null,
  source_ref text not null,
  supplier_id text not null,
  item_id text,
  case_id text,
  line_no integer,
  promised_on date,
  received_on date,
  ordered_quantity integer,
  received_quantity integer,
  rejected_quantity integer,
  notes text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, source, source_ref)
);
create index outcomes_supplier on outcomes (tenant_id, supplier_id);

create table imports (
  tenant_id text not null,
  file_hash text not null,
  kind text not null,
  report jsonb not null,
  imported_at timestamptz not null default now(),
  primary key (tenant_id, kind, file_hash)
);

create table cases (
  tenant_id text not null,
  case_id text not null,
  title text not null,
  brief jsonb not null,
  stage text not null default 'opened',
  sentence text not null default '',
  outcome text,
  summary jsonb,
  budget_minor bigint not null,
  currency text not null,
  need_by date not null,
  urgency text not null,
  opened_by text not null,
  event_sequence bigint not null default 0,
  opened_at timestamptz(3) not null default clock_timestamp(),
  updated_at timestamptz(3) not null default clock_timestamp(),
  closed_at timestamptz(3),
  primary key (tenant_id, case_id)
);
create index cases_list on cases (tenant_id, opened_at desc, case_id desc);

create table idempotency_keys (
  tenant_id text not null,
  idempotency_key text not null,
  request_hash text not null,
  case_id text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, idempotency_key),
  foreign key (tenant_id, case_id) references cases on delete cascade
);

create table messages (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  sender text not null,
  receiver text not null,
  type text not null,
  topic text not null,
  causation_id text,
  in_reply_to text,
  sequence integer not null,
  sent_at timestamptz(3) not null,
  expires_at timestamptz(3),
  priority text not null,
  labels text[] not null,
  traceparent text,
  body jsonb not null,
  delivery text,
  delivered_at timestamptz(3),
  handled_at timestamptz(3),
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);
create index messages_case on messages (tenant_id, case_id, sent_at);
create index messages_pair on messages (tenant_id, case_id, sender, receiver, sequence);
create index messages_undelivered on messages (sent_at) where delivery is null;

create table decisions (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  agent text not null,
  question text not null,
  chosen text not null,
  alternatives jsonb not null,
  because jsonb not null,
  confidence_bp integer not null,
  policy_version text not null,
  lesson_versions text[] not null,
  inputs jsonb not null,
  inputs_hash text not null,
  causation_id text not null,
  decided_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);
create index decisions_case on decisions (tenant_id, case_id, recorded_at);

create table offers (
  tenant_id text not null,
  offer_id text not null,
  case_id text not null,
  supplier_id text not null,
  round integer not null,
  actor text not null,
  move text not null,
  terms jsonb not null,
  total_minor bigint not null,
  utility_bp integer not null,
  mandate_version integer not null,
  because text not null,
  supplier_text text not null,
  offered_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, offer_id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);
create index offers_case on offers (tenant_id, case_id, recorded_at);

create table clearances (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  supplier_id text not null,
  verdict text not null,
  risk_bp integer,
  coverage_bp integer not null,
  confidence_bp integer not null,
  assessment jsonb not null,
  conditions text[] not null,
  because text[] not null,
  alternatives text[] not null,
  approve_up_to_bp integer not null,
  valid_until timestamptz(3) not null,
  decided_by text not null,
  decided_at timestamptz(3) not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);
create index clearances_supplier on clearances (tenant_id, supplier_id, decided_at desc);

create table approvals (
  tenant_id text not null,
  approval_id text not null,
  case_id text not null,
  about text not null,
  question text not null,
  shown jsonb not null,
  shown_hash text not null,
  amount_minor bigint,
  currency text,
  if_silent text not null,
  status text not null default 'open',
  decided_by text,
  comment text,
  requested_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  decided_at timestamptz(3),
  primary key (tenant_id, approval_id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);
create index approvals_open on approvals (tenant_id, status, expires_at);

create table awards (
  tenant_id text not null,
  case_id text not null,
  proposal jsonb not null,
  total_minor bigint not null,
  currency text not null,
  saved_minor bigint not null,
  baseline_minor bigint not null,
  approved_by text not null,
  awarded_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);

create table award_lines (
  tenant_id text not null,
  case_id text not null,
  position integer not null,
  line_no integer not null,
  supplier_id text not null,
  item_id text not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  currency text not null,
  lead_time_days integer not null,
  awarded_on date not null default current_date,
  primary key (tenant_id, case_id, position),
  foreign key (tenant_id, case_id) references awards on delete cascade
);
create index award_lines_item on award_lines (tenant_id, item_id);

create table dead_letters (
  tenant_id text not null,
  dead_letter_id text not null,
  case_id text not null,
  agent text not null,
  reason text not null,
  because text not null,
  envelope jsonb,
  status text not null default 'open',
  buried_at timestamptz(3) not null default clock_timestamp(),
  redriven_at timestamptz(3),
  redriven_by text,
  primary key (tenant_id, dead_letter_id)
);

create table case_events (
  tenant_id text not null,
  case_id text not null,
  sequence bigint not null,
  kind text not null,
  source_id text not null,
  body jsonb not null,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, case_id, sequence),
  unique (tenant_id, case_id, source_id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);

create table activity_answers (
  tenant_id text not null,
  case_id text not null,
  answer_key text not null,
  answer jsonb not null,
  answered_at timestamptz not null default now(),
  primary key (tenant_id, case_id, answer_key)
);

-- Row-level security binds the application's role; the owner of the tables, who migrates, is free.
do $$
declare name text;
begin
  foreach name in array array[
    'tenants', 'api_keys', 'suppliers', 'supplier_certificates', 'items', 'catalogue_entries',
    'price_observations', 'outcomes', 'imports', 'cases', 'idempotency_keys', 'messages',
    'decisions', 'offers', 'clearances', 'approvals', 'awards', 'award_lines', 'dead_letters',
    'case_events', 'activity_answers'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;

-- The two reads that cannot know the tenant beforehand. They run as the owner.
create function find_api_key(presented_hash text)
returns table (tenant_id text, key_id text, role text, name text)
language sql stable security definer set search_path = public as $$
  select tenant_id, key_id, role, name from api_keys
  where key_hash = presented_hash and revoked_at is null
$$;

create function undelivered_messages(older_than_ms bigint, at_most integer)
returns setof messages
language sql stable security definer set search_path = public as $$
  select * from messages
  where delivery is null and sent_at < clock_timestamp() - older_than_ms * interval '1 millisecond'
  order by sent_at limit at_most
$$;

create function has_api_keys() returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from api_keys)
$$;

create function to_ms(at timestamptz) returns bigint
language sql immutable as $$ select round(extract(epoch from at) * 1000)::bigint $$;

create function from_ms(ms bigint) returns timestamptz
language sql immutable as $$ select to_timestamp(ms / 1000.0) $$;

create function envelope_of(m messages) returns jsonb
language sql stable as $$
  select jsonb_build_object(
    'id', m.id, 'tenantId', m.tenant_id, 'conversationId', m.case_id, 'from', m.sender,
    'to', m.receiver, 'type', m.type, 'topic', m.topic, 'causationId', m.causation_id,
    'inReplyTo', m.in_reply_to, 'sequence', m.sequence, 'sentAtMs', to_ms(m.sent_at),
    'expiresAtMs', to_ms(m.expires_at), 'priority', m.priority, 'labels', to_jsonb(m.labels),
    'traceparent', m.traceparent, 'body', m.body)
$$;
