-- How far a supplier's standing offer is from the best one; told with the ask, tells no price.
alter table supplier_sessions
  add column gap_to_best text check (gap_to_best in ('best', 'close', 'behind', 'far'));

-- What the buyer answers to questions of suppliers. The questions are messages.
create table question_answers (
  tenant_id text not null,
  answer_id text not null,
  case_id text not null,
  -- Who asked; shown to nobody but the buyer.
  supplier_id text not null,
  question_id text,
  question text not null,
  text text not null,
  to_all boolean not null,
  answered_by text not null,
  answered_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, answer_id),
  foreign key (tenant_id, case_id) references cases
);
create index question_answers_case on question_answers (tenant_id, case_id, answered_at);

alter table question_answers enable row level security;
alter table question_answers force row level security;
create policy own_tenant on question_answers
  using (tenant_id = current_setting('parley.tenant_id', true))
  with check (tenant_id = current_setting('parley.tenant_id', true));
