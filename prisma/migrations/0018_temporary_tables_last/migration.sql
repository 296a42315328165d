-- A function that runs as the owner must not take a caller's temporary table for one of ours, which
-- is looked up first unless it is named last.
do $$
declare owners_function regprocedure;
begin
  for owners_function in
    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef
  loop
    execute format('alter function %s set search_path = public, pg_temp', owners_function);
  end loop;
end $$;
