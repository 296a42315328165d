-- Weights that results asked for, every version of them; the last one of a kind counts.
create table learnt_weights (
  tenant_id text not null,
  kind text not null check (kind in ('ranking', 'risk')),
  version integer not null check (version > 0),
  weights_bp jsonb not null,
  because jsonb not null,
  sample_size integer not null check (sample_size >= 0),
  learnt_at timestamptz(3) not null,
  primary key (tenant_id, kind, version)
);
create trigger append_only after update or delete or truncate on learnt_weights
  for each statement execute function refuse_change();
alter table learnt_weights enable row level security;
alter table learnt_weights force row level security;
create policy own_tenant on learnt_weights
  using (tenant_id = current_setting('parley.tenant_id', true))
  with check (tenant_id = current_setting('parley.tenant_id', true));
