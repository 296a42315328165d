-- The desk says of every supplier whose turn it is since when; a case has hundreds of other events.
create index case_events_asked on case_events (tenant_id, case_id, at)
  where kind = 'supplier_asked';
