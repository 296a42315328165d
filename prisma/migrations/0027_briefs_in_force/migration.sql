-- What people changed of a request is in what the supervisor told its peers; pages ask for it often.
create index messages_changed_request on messages (tenant_id, case_id, sequence)
  where topic = 'case.modified' and sender = 'supervisor' and receiver = 'sourcing';
