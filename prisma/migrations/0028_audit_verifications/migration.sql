-- When the trail of a tenant was last verified by itself, and until when a process is at it.
create table audit_verifications (
  tenant_id text primary key,
  claimed_until timestamptz(3) not null,
  verified_at timestamptz(3)
);

alter table audit_verifications enable row level security;
alter table audit_verifications force row level security;
create policy own_tenant on audit_verifications
  using (tenant_id = current_setting('parley.tenant_id', true))
  with check (tenant_id = current_setting('parley.tenant_id', true));
create policy owner_writes on audit_verifications to current_user using (true);

-- Gives the tenant whose trail waits longest for its verification to one caller alone, for so long;
-- null when none was verified longer ago than `older_than_ms` and nobody is at it.
create function claim_verification(older_than_ms bigint, lease_ms bigint) returns text
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into audit_verifications as mine (tenant_id, claimed_until)
  select h.tenant_id, clock_timestamp() + lease_ms * interval '1 millisecond'
  from audit_heads h left join audit_verifications v using (tenant_id)
  where (v.verified_at is null
      or v.verified_at < clock_timestamp() - older_than_ms * interval '1 millisecond')
    and (v.claimed_until is null or v.claimed_until < clock_timestamp())
  order by v.verified_at nulls first, h.tenant_id limit 1
  on conflict (tenant_id) do update set claimed_until = excluded.claimed_until
  where mine.claimed_until < clock_timestamp()
  returning mine.tenant_id
$$;
revoke execute on function claim_verification(bigint, bigint) from public;
