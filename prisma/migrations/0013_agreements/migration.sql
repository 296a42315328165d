-- Open agreements: a supplier's price of an item for a time, up to a quantity.
create table agreements (
  tenant_id text not null,
  agreement_id text not null,
  item_id text not null,
  supplier_id text not null,
  title text not null,
  unit_price_minor bigint not null check (unit_price_minor > 0),
  currency text not null,
  valid_from date not null,
  valid_to date not null,
  quantity_max integer check (quantity_max > 0),
  incoterm text,
  lead_time_days integer check (lead_time_days >= 0),
  imported_at timestamptz not null default now(),
  primary key (tenant_id, agreement_id, item_id),
  foreign key (tenant_id, supplier_id) references suppliers on delete cascade,
  foreign key (tenant_id, item_id) references items on delete cascade,
  check (valid_from <= valid_to)
);
create index agreements_item on agreements (tenant_id, item_id);

-- The agreement that an awarded line was called from; null = none. What was called of an agreement
-- is the sum of these lines, so that it cannot disagree with the awards.
alter table award_lines add column agreement_id text;
create index award_lines_agreement on award_lines (tenant_id, agreement_id, item_id)
  where agreement_id is not null;

-- An awarded line is called from the cheapest agreement that is open, holds its price and has enough
-- left. The agreement is locked, so that two awards at once cannot call it beyond its quantity.
create function call_agreement() returns trigger language plpgsql as $$
declare a agreements; called bigint;
begin
  for a in
    select * from agreements
    where tenant_id = new.tenant_id and item_id = new.item_id
      and supplier_id = new.supplier_id and currency = new.currency
      and unit_price_minor >= new.unit_price_minor
      and new.awarded_on between valid_from and valid_to
    order by unit_price_minor, agreement_id
    for update
  loop
    select coalesce(sum(l.quantity), 0) into called from award_lines l
    where l.tenant_id = a.tenant_id and l.agreement_id = a.agreement_id and l.item_id = a.item_id;
    if a.quantity_max is null or called + new.quantity <= a.quantity_max then
      new.agreement_id := a.agreement_id;
      return new;
    end if;
  end loop;
  return new;
end $$;
create trigger award_lines_call_agreement before insert on award_lines
  for each row execute function call_agreement();

-- The check that a request passed when its case was opened, with its advice.
create table requisition_checks (
  tenant_id text not null,
  case_id text not null,
  findings jsonb not null,
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references cases on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['agreements', 'requisition_checks'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;

-- Who delivered an item, and what a requester asked for lately.
create index outcomes_item on outcomes (tenant_id, item_id) where item_id is not null;
create index cases_requester on cases (tenant_id, opened_by, opened_at desc);
