-- Counts of the whole desk for the metrics page, which has no key and so no tenant. Reads one
-- tenant after the other, so that no table has to be opened to the owner.
create function desk_counts() returns jsonb
language plpgsql security definer set search_path = public as $$
declare
  tenant text;
  mine jsonb;
  total jsonb := '{}';
begin
  for tenant in select distinct tenant_id from api_keys loop
    perform set_config('parley.tenant_id', tenant, true);
    select coalesce(jsonb_object_agg(name, n), '{}') into mine from (
      select 'case ' || coalesce(outcome, stage) as name, count(*) as n from cases
      where tenant_id = tenant group by 1
      union all select 'message', count(*) from messages where tenant_id = tenant
      union all select 'undelivered', count(*) from messages
      where tenant_id = tenant and delivery is null
      union all select 'approval', count(*) from approvals
      where tenant_id = tenant and status = 'open'
      union all select 'dead letter', count(*) from dead_letters
      where tenant_id = tenant and status = 'open'
    ) counted;
    select jsonb_object_agg(name, n) into total from (
      select key as name, sum(value::bigint) as n
      from (select * from jsonb_each_text(total) union all select * from jsonb_each_text(mine)) parts
      group by key
    ) summed;
  end loop;
  perform set_config('parley.tenant_id', '', true);
  return total;
end $$;
revoke execute on function desk_counts() from public;
