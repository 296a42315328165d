-- Catalogue search: one document of lexemes for each entry, one inverted index that the tenant leads.
create extension if not exists btree_gin;
create extension if not exists unaccent;

alter table items add column part_number text;

-- What a part number is compared by: no case, no separators. An item without one goes by its id.
create function part_key(part_number text) returns text
language sql immutable parallel safe as $$
  select upper(regexp_replace(part_number, '[^[:alnum:]]', '', 'g'))
$$;
alter table items add column part_key text collate "C"
  generated always as (part_key(coalesce(part_number, item_id))) stored;
create index items_part_key on items (tenant_id, part_key);
-- Without the tenant: one more key that all rows of a large tenant have doubles the time.
create index items_part_key_trgm on items using gin (part_key gin_trgm_ops)
  with (fastupdate = off);
-- Searched descriptions of the whole table, across tenants.
drop index items_description_trgm;

-- Finds an item by its whole description, whatever its case, also below a policy.
alter table items add column description_key uuid
  generated always as (md5(lower(description))::uuid) stored;
create index items_description_key on items (tenant_id, description_key);

-- Words as they are compared: no case, no accents, English endings off, decimals whole.
create function catalogue_words_of(words text) returns tsvector
language sql immutable parallel safe as $$
  select strip(to_tsvector('english', case
    when strpos(bare, '.') = 0 then bare
    else regexp_replace(bare, '\.(?![0-9])|(?<![0-9])\.', ' ', 'g') end))
  from translate(lower(unaccent(words)), '-_/\,;:()[]{}<>"''`+*&%#@=|~^!?$×', repeat(' ', 40)) bare
$$;

-- The beginnings of a category code, from two digits to the last one that does not only fill up.
create function classification_lexemes(scheme text, id text) returns text[]
language sql immutable parallel safe as $$
  select array[s || left(id, 2), case when n > 2 then s || left(id, 3) end,
    case when n > 3 then s || left(id, 4) end, case when n > 4 then s || left(id, 5) end,
    case when n > 5 then s || left(id, 6) end, case when n > 6 then s || left(id, 7) end,
    case when n > 7 then s || left(id, 8) end]
  from (select lower(scheme) || ':' as s, length(rtrim(left(id, 8), '0')) as n) code
$$;

-- All that an entry is found by. Facets hold a colon, which no word does.
create function catalogue_document(
  description text, features text[], scheme text, classification_id text, unit_code text,
  currency text, country text, certificates text[])
returns tsvector
language sql immutable parallel safe as $$
  select catalogue_words_of(case features when '{}' then description
      else description || ' ' || array_to_string(features, ' ') end)
    || array_to_tsvector(array_remove(
      classification_lexemes(scheme, classification_id)
      || array['unit:' || unit_code, 'currency:' || currency, 'in:' || country]
      || string_to_array(lower('cert:' || nullif(array_to_string(certificates, E'\ncert:'), '')), E'\n'),
      null))
$$;

alter table catalogue_entries add column search tsvector not null default '';

-- The tenant stands before every lexeme, so that each has its own list for each tenant. As a key
-- beside the lexemes, the list of all entries of a large tenant would be read for every question.
create function tenant_document(tenant text, document tsvector) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(array(
    select tenant || '/' || word from unnest(tsvector_to_array(document)) word))
$$;
create index catalogue_entries_search on catalogue_entries
  using gin (tenant_document(tenant_id, search)) with (fastupdate = off);

create function set_catalogue_document() returns trigger
language plpgsql as $$
begin
  select catalogue_document(i.description, new.features, i.classification_scheme,
      i.classification_id, i.unit_code, new.currency, s.country,
      (select array_agg(c.name) from supplier_certificates c
       where c.tenant_id = s.tenant_id and c.supplier_id = s.supplier_id))
  into new.search
  from items i, suppliers s
  where i.tenant_id = new.tenant_id and i.item_id = new.item_id
    and s.tenant_id = new.tenant_id and s.supplier_id = new.supplier_id;
  -- Without item or supplier the foreign key refuses the row in its own words.
  new.search := coalesce(new.search, '');
  return new;
end $$;
create trigger catalogue_entries_document before insert or update on catalogue_entries
  for each row execute function set_catalogue_document();

-- How many entries of a tenant hold a lexeme; `*` counts them all. Queries are planned with it, and
-- misspelt words are corrected to words that are there.
create table catalogue_words (
  tenant_id text not null,
  word text collate "C" not null,
  entries_count integer not null,
  primary key (tenant_id, word)
);
create index catalogue_words_trgm on catalogue_words using gin (tenant_id, word gin_trgm_ops)
  with (fastupdate = off) where word !~ '[0-9:*]';

create function count_catalogue_words() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into catalogue_words
    select tenant_id, word, count(*)
    from added, unnest(tsvector_to_array(search) || '*'::text) word
    group by 1, 2 order by 1, 2
    on conflict (tenant_id, word) do update
    set entries_count = catalogue_words.entries_count + excluded.entries_count;
  elsif tg_op = 'UPDATE' then
    insert into catalogue_words
    select tenant_id, word, sum(one)
    from (
      select tenant_id, word, 1 as one from added, unnest(tsvector_to_array(search)) word
      union all
      select tenant_id, word, -1 from removed, unnest(tsvector_to_array(search)) word) difference
    group by 1, 2 having sum(one) <> 0 order by 1, 2
    on conflict (tenant_id, word) do update
    set entries_count = catalogue_words.entries_count + excluded.entries_count;
  else
    insert into catalogue_words
    select tenant_id, word, -count(*)
    from removed, unnest(tsvector_to_array(search) || '*'::text) word
    group by 1, 2 order by 1, 2
    on conflict (tenant_id, word) do update
    set entries_count = catalogue_words.entries_count + excluded.entries_count;
  end if;
  return null;
end $$;
create trigger catalogue_words_added after insert on catalogue_entries
  referencing new table as added for each statement execute function count_catalogue_words();
create trigger catalogue_words_changed after update on catalogue_entries
  referencing old table as removed new table as added
  for each statement execute function count_catalogue_words();
create trigger catalogue_words_removed after delete on catalogue_entries
  referencing old table as removed for each statement execute function count_catalogue_words();

-- Whatever a document is made of, its change makes the document anew.
create function refresh_item_documents() returns trigger
language plpgsql as $$
begin
  update catalogue_entries e set features = e.features
  from changed i join former f using (tenant_id, item_id)
  where e.tenant_id = i.tenant_id and e.item_id = i.item_id
    and (i.description, i.classification_scheme, i.classification_id, i.unit_code)
      is distinct from
      (f.description, f.classification_scheme, f.classification_id, f.unit_code);
  return null;
end $$;
create trigger items_documents after update on items
  referencing old table as former new table as changed
  for each statement execute function refresh_item_documents();

create function refresh_country_documents() returns trigger
language plpgsql as $$
begin
  update catalogue_entries e set features = e.features
  from changed s join former f using (tenant_id, supplier_id)
  where e.tenant_id = s.tenant_id and e.supplier_id = s.supplier_id
    and s.country is distinct from f.country;
  return null;
end $$;
create trigger suppliers_documents after update on suppliers
  referencing old table as former new table as changed
  for each statement execute function refresh_country_documents();

create function refresh_certificate_documents() returns trigger
language plpgsql as $$
begin
  update catalogue_entries e set features = e.features
  where (e.tenant_id, e.supplier_id) in (select tenant_id, supplier_id from changed);
  return null;
end $$;
create trigger supplier_certificates_added after insert on supplier_certificates
  referencing new table as changed
  for each statement execute function refresh_certificate_documents();
create trigger supplier_certificates_removed after delete on supplier_certificates
  referencing old table as changed
  for each statement execute function refresh_certificate_documents();

-- What may stand in for an item, as the tenant says; it holds in this direction alone.
create table substitutes (
  tenant_id text not null,
  item_id text not null,
  substitute_item_id text not null,
  note text not null default '',
  primary key (tenant_id, item_id, substitute_item_id),
  foreign key (tenant_id, item_id) references items on delete cascade,
  foreign key (tenant_id, substitute_item_id) references items on delete cascade,
  check (item_id <> substitute_item_id)
);

-- Category codes and what they mean. Those of the tenant `*` are shipped and everybody's.
create table classifications (
  tenant_id text not null,
  scheme text not null,
  code text collate "C" not null,
  label text not null,
  primary key (tenant_id, scheme, code)
);

-- Entries that were there before, of every tenant.
do $$
declare
  bound text[] := array['catalogue_entries', 'items', 'suppliers', 'supplier_certificates'];
  name text;
begin
  foreach name in array bound loop
    execute format('alter table %I no force row level security', name);
  end loop;
  update catalogue_entries set features = features;
  foreach name in array bound loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

do $$
declare name text;
begin
  foreach name in array array['catalogue_words', 'substitutes', 'classifications'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_setting(''parley.tenant_id'', true))'
      ' with check (tenant_id = current_setting(''parley.tenant_id'', true))', name);
  end loop;
end $$;
create policy shipped on classifications for select using (tenant_id = '*');
create policy owner_ships on classifications to current_user
  using (tenant_id = '*') with check (tenant_id = '*');

-- An index serves a condition of a query below a policy only if its operator cannot leak a value,
-- which PostgreSQL vouches for equality and order, and neither for words nor for alike texts. These
-- views read as the owner and hold the tenant themselves, as a condition like every other one.
create policy owner_reads on catalogue_entries for select to current_user using (true);
create policy owner_reads on catalogue_words for select to current_user using (true);
create policy owner_reads on items for select to current_user using (true);

-- The tenant is in the lexemes; compared as an expression, it keeps the planner off other indexes.
create view catalogue_search as
  select * from catalogue_entries
  where tenant_id || '' = current_setting('parley.tenant_id', true);
create view catalogue_vocabulary as
  select * from catalogue_words where tenant_id = current_setting('parley.tenant_id', true);
create view catalogue_part_numbers as
  select tenant_id, item_id, part_key from items
  where tenant_id = current_setting('parley.tenant_id', true);
