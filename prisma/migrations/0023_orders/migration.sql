-- Purchase orders: what was awarded is ordered in the same transaction, so that no award is ever
-- without its orders and none is ordered twice; the engine is told afterwards, from what is unwoken.
create table order_counters (
  tenant_id text not null,
  year integer not null,
  last_number integer not null check (last_number > 0),
  primary key (tenant_id, year)
);

create table purchase_orders (
  tenant_id text not null,
  order_no text not null,
  case_id text not null,
  supplier_id text not null,
  supplier_name text not null,
  currency text not null,
  status text not null default 'issued' check (status in ('issued', 'change_proposed',
    'acknowledged', 'rejected', 'partly_received', 'received', 'cancelling', 'cancelled', 'lapsed')),
  -- Counts what the supplier is asked to acknowledge, and since when; as of which it was told.
  revision integer not null default 1 check (revision > 0),
  awaits_since timestamptz(3) not null default clock_timestamp(),
  announced_revision integer not null default 0,
  reminded_at timestamptz(3),
  escalated_at timestamptz(3),
  acknowledged_at timestamptz(3),
  total_minor bigint not null,
  terms jsonb not null,
  award_hash text not null,
  approved_by text not null,
  cancelled_by text,
  cancelled_because text,
  released_minor bigint,
  issued_at timestamptz(3) not null default clock_timestamp(),
  updated_at timestamptz(3) not null default clock_timestamp(),
  event_sequence integer not null default 1,
  -- Up to which event the engine was told to look; lower = it still has to be.
  woken_sequence integer not null default 0,
  primary key (tenant_id, order_no),
  unique (tenant_id, case_id, supplier_id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);
create index purchase_orders_issued on purchase_orders (tenant_id, issued_at desc, order_no desc);
create index purchase_orders_supplier on purchase_orders (tenant_id, supplier_id);
create index purchase_orders_unwoken on purchase_orders (updated_at)
  where woken_sequence < event_sequence;

create table order_lines (
  tenant_id text not null,
  order_no text not null,
  line_no integer not null,
  item_id text not null,
  description text not null,
  unit_code text not null,
  awarded_quantity integer not null,
  awarded_unit_price_minor bigint not null,
  quantity integer not null check (quantity >= 0),
  unit_price_minor bigint not null check (unit_price_minor > 0),
  price_because text,
  pending_price jsonb,
  promised_on date not null,
  received_quantity integer not null default 0,
  rejected_quantity integer,
  last_received_on date,
  primary key (tenant_id, order_no, line_no),
  foreign key (tenant_id, order_no) references purchase_orders on delete cascade
);

create table order_events (
  tenant_id text not null,
  order_no text not null,
  case_id text not null,
  sequence integer not null,
  kind text not null,
  actor text not null,
  sentence text not null,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, order_no, sequence),
  foreign key (tenant_id, order_no) references purchase_orders on delete cascade
);

create table order_responses (
  tenant_id text not null,
  order_no text not null,
  response_no integer not null,
  kind text not null check (kind in ('accepted', 'changed', 'rejected')),
  revision integer not null,
  lines jsonb not null,
  text text not null,
  total_minor bigint not null,
  received_at timestamptz(3) not null default clock_timestamp(),
  decision text check (decision in ('accepted', 'refused')),
  -- Who accepted a change that raises the total, until a second person does.
  accepted_first jsonb,
  decided_by text,
  decided_because text,
  decided_at timestamptz(3),
  primary key (tenant_id, order_no, response_no),
  foreign key (tenant_id, order_no) references purchase_orders on delete cascade
);

-- What a cancelled order takes back, in the order of the numbers.
create table order_compensation (
  tenant_id text not null,
  order_no text not null,
  step_no integer not null,
  step text not null,
  status text not null default 'waiting' check (status in ('waiting', 'done', 'failed')),
  attempts integer not null default 0,
  result text,
  -- The case that the step opened.
  opened_case_id text,
  done_at timestamptz(3),
  primary key (tenant_id, order_no, step_no),
  foreign key (tenant_id, order_no) references purchase_orders on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['order_counters', 'purchase_orders', 'order_lines', 'order_events',
    'order_responses', 'order_compensation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;
create policy owner_reads on purchase_orders for select to current_user using (true);

-- Orders whose engine does not know of their last event, all tenants, the longest unwoken first.
create function unwoken_orders(at_most integer)
returns table (tenant_id text, order_no text, case_id text, event_sequence integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id, order_no, case_id, event_sequence from purchase_orders
  where woken_sequence < event_sequence
  order by updated_at limit at_most
$$;
revoke execute on function unwoken_orders(integer) from public;

-- One order per winner of an award, numbered without a gap: the counter's row is locked until the
-- award stands or falls, and both fall together.
create function issue_order(a awards, the_supplier text, first_position integer) returns void
language plpgsql as $$
declare
  the_line jsonb := a.proposal->'lines'->(first_position - 1);
  requisition jsonb := (select brief->'requisition' from cases
    where tenant_id = a.tenant_id and case_id = a.case_id);
  the_year integer := extract(year from a.awarded_at at time zone 'UTC');
  number integer;
  the_no text;
begin
  insert into order_counters as k (tenant_id, year, last_number) values (a.tenant_id, the_year, 1)
  on conflict (tenant_id, year) do update set last_number = k.last_number + 1
  returning last_number into number;
  the_no := format('PO-%s-%s', the_year, lpad(number::text, 6, '0'));
  insert into purchase_orders (
    tenant_id, order_no, case_id, supplier_id, supplier_name, currency, total_minor, terms,
    award_hash, approved_by)
  select a.tenant_id, the_no, a.case_id, the_supplier,
    coalesce(the_line->>'supplierName', the_supplier), a.currency,
    sum(quantity * unit_price_minor),
    jsonb_build_object(
      'incoterm', coalesce(the_line->>'incoterm', 'DAP'),
      'deliveryPlace', requisition->>'deliveryPlace',
      'paymentDays', coalesce((the_line->>'paymentDays')::integer, 0),
      'earlyPaymentDiscountBp', coalesce((the_line->>'earlyPaymentDiscountBp')::integer, 0),
      'volumeRebateBp', coalesce((the_line->>'volumeRebateBp')::integer, 0),
      'warrantyMonths', coalesce((the_line->>'warrantyMonths')::integer, 0),
      'conditions', coalesce(the_line->'conditions', '[]')),
    json_hash(a.proposal), a.approved_by
  from award_lines
  where tenant_id = a.tenant_id and case_id = a.case_id and supplier_id = the_supplier;
  insert into order_lines (
    tenant_id, order_no, line_no, item_id, description, unit_code, awarded_quantity,
    awarded_unit_price_minor, quantity, unit_price_minor, promised_on)
  select a.tenant_id, the_no, l.line_no, min(l.item_id),
    coalesce(min(asked.value->>'description'), min(l.item_id)),
    coalesce(min(asked.value->>'unitCode'), 'C62'), sum(l.quantity), max(l.unit_price_minor),
    sum(l.quantity), max(l.unit_price_minor), max(l.awarded_on + l.lead_time_days)
  from award_lines l
  left join jsonb_array_elements(requisition->'lines') as asked
    on (asked.value->>'lineNo')::integer = l.line_no
  where l.tenant_id = a.tenant_id and l.case_id = a.case_id and l.supplier_id = the_supplier
  group by l.line_no;
  insert into order_events (tenant_id, order_no, case_id, sequence, kind, actor, sentence)
  values (a.tenant_id, the_no, a.case_id, 1, 'issued', 'system', 'Issued from the award.');
  -- Its page outlives the talks: the order is answered there and its debrief is read there.
  update supplier_sessions set expires_at = greatest(expires_at, a.awarded_at + interval '90 days')
  where tenant_id = a.tenant_id and case_id = a.case_id;
end $$;

create function issue_orders() returns trigger
language plpgsql as $$
declare w record; a awards;
begin
  for w in
    select tenant_id, case_id, supplier_id, min(position) as first_position from made
    group by 1, 2, 3 order by 1, 2, 4
  loop
    select * into strict a from awards where tenant_id = w.tenant_id and case_id = w.case_id;
    perform issue_order(a, w.supplier_id, w.first_position);
  end loop;
  return null;
end $$;
create trigger award_lines_issue_orders after insert on award_lines
  referencing new table as made for each statement execute function issue_orders();

select audit_table('purchase_orders', '{order_no}', 'order.made', 'supervisor', 'order.changed',
  '', array['awaits_since', 'announced_revision', 'reminded_at', 'updated_at', 'event_sequence',
    'woken_sequence']);
select audit_table('order_lines', '{order_no,line_no}', 'order.line_made', 'supervisor',
  'order.line_changed', '');
select audit_table('order_events', '{order_no,sequence}', 'order.{kind}', '{actor}', 'order.event_changed',
  '');
select audit_table('order_responses', '{order_no,response_no}', 'order.{kind}', '',
  'order.change_{decision}', '{decided_by}');
select audit_table('order_compensation', '{order_no,step_no}', 'order.step_planned', '',
  'order.step_{status}', 'system');
