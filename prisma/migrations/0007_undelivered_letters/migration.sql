-- A message that never reached its receiver is sent again under its own id, and may then be buried
-- by the receiver as well: that is another letter, so the two have different ids.
create or replace function mark_delivered(tenant text, deliveries jsonb) returns void
language plpgsql as $$
begin
  perform set_config('parley.tenant_id', tenant, true);
  perform lock_messages(tenant, array(select d->>'id' from jsonb_array_elements(deliveries) as d));
  with noted as (
    update messages set delivery = d->>'delivery', delivered_at = clock_timestamp()
    from jsonb_array_elements(deliveries) as d
    where tenant_id = tenant and id = d->>'id' and delivery is null
    returning messages.*
  )
  insert into dead_letters (tenant_id, dead_letter_id, case_id, agent, reason, because, envelope)
  select tenant, noted.receiver || ' undelivered ' || noted.id, noted.case_id, noted.receiver,
    'AGENT_CLOSED', noted.receiver || ' has ended and reads nothing any more',
    envelope_of((select m from messages m where m.tenant_id = tenant and m.id = noted.id))
  from noted join cases c on c.tenant_id = tenant and c.case_id = noted.case_id
  where noted.delivery = 'closed' and c.closed_at is null
  on conflict do nothing;
end $$;
