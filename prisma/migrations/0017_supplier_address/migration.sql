-- Where a supplier sits, as it writes it: a move has it screened again.
alter table suppliers add column address text;
