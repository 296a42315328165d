-- A peer may finish a turn after the supervisor has paused the case and before it hears of it; what
-- it says of its stage then must not hide the pause. The event stream keeps it.
create or replace function apply_record(tenant text, the_case text, agent text, item jsonb)
returns void language plpgsql as $$
declare r jsonb := item->'record'; kind text := item->'record'->>'kind'; source text := item->>'id';
begin
  if not add_event(tenant, the_case, kind, source, r) then return; end if;
  if kind = 'stage' then
    update cases set stage = r->>'stage', sentence = r->>'sentence'
    where tenant_id = tenant and case_id = the_case and closed_at is null
      and (agent = 'supervisor' or stage <> 'paused');
  elsif kind = 'offers' then perform add_offers(tenant, the_case, r->'offers');
  elsif kind = 'clearance' then
    perform add_clearance(tenant, the_case, source, from_ms((item->>'atMs')::bigint), r);
  elsif kind = 'approval' then
    insert into approvals (
      tenant_id, approval_id, case_id, about, question, shown, shown_hash, amount_minor, currency,
      if_silent, expires_at)
    select tenant, a->>'approvalId', the_case, a->>'about', a->>'question',
      coalesce(a->'shown', 'null'), json_hash(coalesce(a->'shown', 'null')),
      (a->>'amountMinor')::bigint, a->>'currency', a->>'ifSilent',
      from_ms((a->>'expiresAtMs')::bigint)
    from (select r->'approval' as a) as question
    on conflict do nothing;
  elsif kind = 'approval_closed' then
    update approvals set status = r->>'status', decided_by = r->>'decidedBy',
      comment = r->>'comment', decided_at = coalesce(decided_at, clock_timestamp())
    where tenant_id = tenant and approval_id = r->>'approvalId' and status in ('open', 'answered');
  elsif kind = 'award' then perform add_award(tenant, the_case, agent, source, r);
  elsif kind = 'closed' then
    update cases set outcome = r->>'outcome', summary = r->'summary', stage = 'closed',
      sentence = coalesce(r->'summary'->>0, ''), closed_at = clock_timestamp()
    where tenant_id = tenant and case_id = the_case and closed_at is null;
    update approvals set status = 'void', decided_at = coalesce(decided_at, clock_timestamp())
    where tenant_id = tenant and case_id = the_case and status in ('open', 'answered');
  else raise exception 'no such record: %', kind;
  end if;
end $$;
