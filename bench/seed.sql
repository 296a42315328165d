-- A tenant for each case, so that no case finds the clearances, prices or talks of another one and
-- every case takes the whole way. $1 = the briefs of the cases, $2 = the item that all of them want.
with brief as (select unnest($1::jsonb[]) as brief),
tenant as (select brief->'requisition'->>'tenantId' as tenant_id from brief),
supplier as (
  select tenant_id, n, 'supplier-' || n as supplier_id from tenant, generate_series(1, 3) as n),
new_tenants as (insert into tenants (tenant_id) select tenant_id from tenant),
new_suppliers as (
  insert into suppliers (
    tenant_id, supplier_id, legal_name, country, registration_number, tax_id, lei, categories,
    payment_days, lead_time_days, total_assets_minor, total_liabilities_minor,
    working_capital_minor, retained_earnings_minor, ebit_minor, sales_minor, equity_book_minor,
    financials_currency, incoterm)
  select tenant_id, supplier_id, 'Supplier ' || n, 'DE', 'HRB 10' || n, 'DE10000000' || n,
    '52990000000000000' || n || '00', '{42122130}', 30, 14, 900000000, 250000000, 300000000,
    280000000, 140000000, 1100000000, 650000000, 'USD', 'DAP'
  from supplier),
new_certificates as (
  insert into supplier_certificates (tenant_id, supplier_id, name, number, valid_to)
  select tenant_id, supplier_id, 'ISO 9001', 'Q-' || n, current_date + 700 from supplier),
new_items as (
  insert into items (
    tenant_id, item_id, description, classification_scheme, classification_id, unit_code)
  select tenant_id, $2, 'Centrifugal pump 7.5 kW', 'CPV', '42122130-0', 'C62' from tenant),
new_entries as (
  insert into catalogue_entries (
    tenant_id, supplier_id, item_id, unit_price_minor, currency, lead_time_days, capacity_units,
    warranty_months)
  select tenant_id, supplier_id, $2, 240000 + 6000 * n, 'USD', 12 + n, 500, 24 from supplier),
new_prices as (
  insert into price_observations (
    tenant_id, source, source_ref, supplier_id, item_id, unit_price_minor, currency, quantity,
    observed_on)
  select tenant_id, 'bench', n || '-' || k, supplier_id, $2, 245000 + 3000 * k, 'USD', 10,
    current_date - 20 * k
  from supplier, generate_series(1, 5) as k),
new_outcomes as (
  insert into outcomes (
    tenant_id, source, source_ref, supplier_id, item_id, promised_on, received_on,
    ordered_quantity, received_quantity, rejected_quantity)
  select tenant_id, 'bench', n || '-' || k, supplier_id, $2, current_date - 20 * k,
    current_date - 20 * k - 1, 10, 10, 0
  from supplier, generate_series(1, 12) as k)
insert into cases (
  tenant_id, case_id, title, brief, budget_minor, currency, need_by, urgency, opened_by)
select r->>'tenantId', r->>'caseId', r->>'title', brief, (r->>'budgetMinor')::bigint,
  r->>'currency', (r->>'needBy')::date, r->>'urgency', r->>'requestedBy'
from brief cross join lateral (select brief->'requisition' as r) as it
