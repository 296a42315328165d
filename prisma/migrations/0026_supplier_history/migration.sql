-- A supplier's page shows what it was asked before.
create index supplier_sessions_of_supplier on supplier_sessions (tenant_id, supplier_id, answer_by desc);
