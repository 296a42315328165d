-- A tenant with a year of cases, opened evenly, each taking 1 to 20 days: about 3 % of them are open.
-- $1 = the tenant, $2 = how many cases it gets, $3 = who opened them, $4 = the brief of each,
-- $5 = what was awarded, $6 and $7 = the first and the last case to make now.
with made as (
  select n, 'case-' || n as case_id, now() - n * (interval '365 days' / $2::integer) as opened_at,
    (1 + n % 20) * interval '1 day' as took
  from generate_series($6::integer, $7::integer) as n),
it as (
  select *, opened_at + took > now() as is_open, opened_at + took as closed_at from made),
new_cases as (
  insert into cases (
    tenant_id, case_id, title, brief, stage, sentence, outcome, budget_minor, currency, need_by,
    urgency, opened_by, event_sequence, opened_at, updated_at, closed_at)
  select $1, case_id, 'Nitrile gloves, delivery ' || n, $4::jsonb,
    case when is_open then (array['sourcing', 'compliance', 'negotiating', 'approving'])[1 + n % 4]
      else 'closed' end,
    'Bargains with three suppliers about price, delivery and warranty.',
    case when is_open then null when n % 10 < 8 then 'awarded' else 'no_award' end,
    500000, 'USD', current_date + 60, 'medium', $3, 100, opened_at, least(closed_at, now()),
    case when not is_open then closed_at end
  from it),
new_messages as (
  insert into messages (
    tenant_id, id, case_id, sender, receiver, type, topic, sequence, sent_at, priority, labels, body,
    delivery, delivered_at, handled_at)
  select $1, case_id || '#' || k, case_id, 'negotiation', 'supervisor', 'NOTIFICATION',
    'negotiation.progress', k, opened_at + k * interval '1 hour', 'normal', '{}',
    jsonb_build_object('because', repeat('Quotes are in and the next round begins. ', 8)),
    'delivered', opened_at, opened_at
  from it, generate_series(1, 10) as k),
-- Of every tenth case the request was changed, and of every fifth open one a supplier asks something.
new_changes as (
  insert into messages (
    tenant_id, id, case_id, sender, receiver, type, topic, sequence, sent_at, priority, labels, body,
    delivery, delivered_at, handled_at)
  select $1, case_id || '#changed', case_id, 'supervisor', 'sourcing', 'NOTIFICATION',
    'case.modified', 11, opened_at, 'normal', '{}'::text[], jsonb_build_object('brief', $4::jsonb),
    'delivered', opened_at, opened_at
  from it where n % 10 = 0
  union all
  select $1, case_id || '#asked', case_id, 'supplier:supplier-1', 'negotiation', 'NOTIFICATION',
    'supplier.answer', 1, opened_at, 'normal', '{}'::text[],
    '{"kind": "question", "supplierId": "supplier-1", "text": "Which size do you need?"}',
    'delivered', opened_at, opened_at
  from it where is_open and n % 5 = 0),
new_events as (
  insert into case_events (tenant_id, case_id, sequence, kind, source_id, body, at)
  select $1, case_id, k, case when k <= 3 and is_open then 'supplier_asked' else 'message' end,
    'event-' || k, jsonb_build_object('supplierId', 'supplier-' || k),
    opened_at + k * interval '10 minutes'
  from it cross join generate_series(1, 100) as k where is_open or k <= 10),
new_sessions as (
  insert into supplier_sessions (
    tenant_id, session_id, case_id, supplier_id, channel, request, status, turn, move, answered,
    answer_by, expires_at)
  select $1, $1 || case_id || '-' || k, case_id, 'supplier-' || k, 'portal',
    jsonb_build_object('supplierName', 'Supplier ' || k),
    case when is_open then 'open' else 'closed' end, 1, 'ask_quote', k = 3,
    opened_at + interval '30 days', opened_at + interval '60 days'
  from it, generate_series(1, 3) as k),
-- Every second open case waits for people, and every award was approved by some.
new_approvals as (
  insert into approvals (
    tenant_id, approval_id, case_id, about, question, shown, shown_hash, amount_minor, currency,
    if_silent, status, decided_by, requested_at, expires_at, decided_at, category, chain)
  select $1, case_id || '-1', case_id, 'award', 'Award Supplier 1 for 4,000.00 USD?', $5::jsonb,
    repeat('a', 64), 400000, 'USD', 'The award lapses and the case looks for another one.',
    case when is_open then 'open' else 'approved' end, case when not is_open then 'Bob' end,
    opened_at, now() + interval '10 days', case when not is_open then closed_at end, '42122130',
    jsonb_build_object('order', 'sequential', 'policyVersion', 1, 'rule', 'Awards', 'steps',
      jsonb_build_array(step || '{"stepId": "buying", "approvers": ["role:approver"]}',
        step || '{"stepId": "finance", "approvers": ["role:administrator"]}'))
  from it cross join (select
    '{"title": "Decision", "quorum": 1, "openedAtMs": 0, "remindAtMs": null,
      "remindedAtMs": null, "escalateAtMs": null, "escalatedAtMs": null}'::jsonb as step) as of
  where (is_open and n % 2 = 0) or (not is_open and n % 10 < 8)),
new_awards as (
  insert into awards (
    tenant_id, case_id, proposal, total_minor, currency, saved_minor, baseline_minor, approved_by,
    awarded_at)
  select $1, case_id, $5::jsonb, 400000, 'USD', 50000, 450000, 'Bob', closed_at
  from it where not is_open and n % 10 < 8)
insert into purchase_orders (
  tenant_id, order_no, case_id, supplier_id, supplier_name, currency, status, total_minor, terms,
  award_hash, approved_by, issued_at, updated_at, woken_sequence)
select $1, 'PO-' || n, case_id, 'supplier-1', 'Supplier 1', 'USD',
  case when n % 250 = 0 then 'change_proposed' else 'received' end, 400000, '{}', repeat('a', 64),
  'Bob', closed_at, closed_at, 1
from it where not is_open and n % 10 < 8
