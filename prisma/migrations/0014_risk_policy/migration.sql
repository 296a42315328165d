-- What risk factors may know of a supplier beside its figures and deliveries.
alter table suppliers
  -- Of the supplier's own bills; negative = early.
  add column payment_days_beyond_terms integer
    check (payment_days_beyond_terms between -365 and 730),
  add column esg_score integer check (esg_score between 0 and 100),
  add column esg_rated_on date;
alter table supplier_certificates
  add column valid_from date,
  add constraint supplier_certificates_period check (valid_from <= valid_to);

-- Risk policies by version. `superseded` is no status of a row: it follows from a later one in force.
create table risk_policies (
  tenant_id text not null references tenants,
  version integer not null check (version > 0),
  body jsonb not null,
  status text not null default 'draft' check (status in ('draft', 'approved', 'withdrawn')),
  effective_from timestamptz(3) not null,
  note text not null,
  drafted_by text not null,
  drafted_by_name text not null,
  drafted_at timestamptz(3) not null default clock_timestamp(),
  approved_by text,
  approved_by_name text,
  approved_at timestamptz(3),
  primary key (tenant_id, version),
  -- Separation of duties, underneath everything that checks it earlier.
  check (approved_by <> drafted_by),
  check ((status = 'approved') <= (approved_by is not null))
);
create index risk_policies_in_force on risk_policies (tenant_id, effective_from desc, version desc)
  where status = 'approved';

-- Where measured results moved the approval threshold; at most once a day, never changed.
create table threshold_moves (
  tenant_id text not null,
  policy_version integer not null,
  moved_on date not null,
  from_bp integer not null check (from_bp between 0 and 10000),
  to_bp integer not null check (to_bp between 0 and 10000 and to_bp <> from_bp),
  because text not null,
  sample jsonb not null,
  moved_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, policy_version, moved_on),
  foreign key (tenant_id, policy_version) references risk_policies
);

-- Own history of a supplier, for its scorecard.
create index price_observations_supplier on price_observations (tenant_id, supplier_id);
create index award_lines_supplier on award_lines (tenant_id, supplier_id);

do $$
declare name text;
begin
  foreach name in array array['risk_policies', 'threshold_moves'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;
