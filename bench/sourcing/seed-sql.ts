/**
 * What the catalogue is made of. Every choice is a hash of the row's number, so that the same sizes
 * give the same rows on every machine, in any order and from any number of connections.
 */
export const TENANT_ID = 'bench';

/** A whole number from 0 to `below` - 1, drawn for row `row` and purpose `salt`. */
const draw = (row: string, salt: number, below: number | string): string =>
  `(((hashint8extended(${row}::bigint, ${salt}) >> 12) & 2147483647) % ${below})`;

/** Square of an even draw: early entries of a list come up far more often than late ones. */
const drawEarly = (row: string, salt: number, below: string): string =>
  `floor(power(${draw(row, salt, 1_000_000)} / 1000000.0, 2) * ${below})::integer`;

const COUNTRIES =
  'CN DE US IT FR IN JP GB PL ES TR KR NL CZ TW MX CA BR SE AT CH BE VN TH MY ID PT RO HU DK FI NO ' +
  'SK SI GR IE ZA EE LT LU';
const MATERIALS =
  'steel aluminium brass copper titanium nylon rubber ceramic glass polyethylene polypropylene ' +
  'stainless galvanised carbon bronze zinc silicone leather cotton wool oak beech granite graphite';
const SYLLABLES = 'ba ko ri mal ten vor sil dra nox pel quo zan fer lum tis gar hel mir ost ulv';
const CERTIFICATES: readonly (readonly [name: string, ofThousand: number])[] = [
  ['ISO 9001', 450],
  ['ISO 14001', 200],
  ['ISO 45001', 100],
  ['ISO 27001', 50],
  ['IATF 16949', 20],
  ['AS9100', 5],
];

/** The small tables that the large ones draw from. `labels` is JSON, code to label. */
export function poolStatements(labels: string): string[] {
  const list = (name: string, words: string) =>
    `create unlogged table ${name} as select (n - 1)::integer as n, word
     from regexp_split_to_table('${words}', ' ') with ordinality t (word, n)`;
  return [
    `create unlogged table seed_labels as
       select (row_number() over (order by hashtextextended(key, 1)) - 1)::integer as n,
         key as code, value as label
       from json_each_text('${labels.replaceAll("'", "''")}')`,
    list('seed_countries', COUNTRIES),
    list('seed_materials', MATERIALS),
    list('seed_syllables', SYLLABLES),
    // 40,000 made-up brands.
    `create unlogged table seed_brands as
       select (row_number() over () - 1)::integer as n, a.word || b.word || c.word || d.word as word
       from seed_syllables a, seed_syllables b, seed_syllables c,
         (select * from seed_syllables limit 5) d`,
    ...['labels', 'countries', 'materials', 'brands'].map((it) => `analyze seed_${it}`),
  ];
}

/** Suppliers numbered from `from` to `to`, and their certificates. */
export function supplierStatements(from: number, to: number): string[] {
  const numbered = `generate_series(${from}, ${to}) i`;
  const held = CERTIFICATES.map(
    ([name, share], at) => `case when ${draw('i', 20 + at, 1000)} < ${share} then '${name}' end`,
  );
  return [
    `insert into suppliers (tenant_id, supplier_id, legal_name, country, payment_days)
     select '${TENANT_ID}', 'S' || lpad(i::text, 8, '0'),
       initcap(b.word) || ' ' || initcap(m.word) || ' ' || i, c.word, 15 * (1 + ${draw('i', 1, 4)})
     from ${numbered}
     join seed_brands b on b.n = ${draw('i', 2, 40000)}
     join seed_materials m on m.n = ${draw('i', 3, 24)}
     join seed_countries c on c.n = ${drawEarly('i', 4, '40')}`,
    `insert into supplier_certificates (tenant_id, supplier_id, name, valid_to)
     select '${TENANT_ID}', 'S' || lpad(i::text, 8, '0'), name,
       date '2025-01-01' + ${draw('i', 5, 2500)}::integer
     from ${numbered}, unnest(array[${held.join(', ')}]) name where name is not null`,
  ];
}

/** Items numbered from `from` to `to`: what they are, of whom, of what, and how large. */
export function itemStatement(from: number, to: number): string {
  return `
    insert into items (tenant_id, item_id, description, classification_scheme, classification_id,
      unit_code, part_number)
    select '${TENANT_ID}', 'I' || lpad(i::text, 8, '0'),
      l.label || ', ' || m.word || ', ' || b.word || ' ' || (10 + ${draw('i', 34, 900)}) || ' x '
        || (10 * (1 + ${draw('i', 35, 90)})) || ' mm',
      'CPV', l.code, (array['C62', 'C62', 'C62', 'PK', 'KGM', 'MTR', 'SET'])[1 + ${draw('i', 36, 7)}],
      upper(left(b.word, 3)) || '-' || lpad(${draw('i', 37, 1_000_000)}::text, 6, '0') || '-'
        || chr(65 + ${draw('i', 38, 26)}::integer) || ${draw('i', 39, 10)}
    from generate_series(${from}, ${to}) i
    join seed_labels l on l.n = ${drawEarly('i', 31, '(select count(*) from seed_labels)')}
    join seed_materials m on m.n = ${drawEarly('i', 32, '24')}
    join seed_brands b on b.n = ${drawEarly('i', 33, '40000')}`;
}

/** One entry for each item, five for every twentieth: `to` items need as many suppliers or fewer. */
export function entryStatement(from: number, to: number, suppliersCount: number): string {
  return `
    insert into catalogue_entries (tenant_id, supplier_id, item_id, unit_price_minor, currency,
      lead_time_days, minimum_order_quantity, capacity_units, search)
    select '${TENANT_ID}', s.supplier_id, i.item_id,
      (100 * exp(${draw('e', 51, 100_000)} / 10000.0))::bigint, paid.currency,
      1 + ${draw('e', 53, 120)}, 1 + ${draw('e', 54, 50)},
      case when ${draw('e', 55, 2)} = 0 then 10 * (1 + ${draw('e', 56, 1000)}) end,
      catalogue_document(i.description, '{}', i.classification_scheme, i.classification_id,
        i.unit_code, paid.currency, s.country, s.certificates)
    from generate_series(${from}, ${to}) at
    cross join lateral generate_series(0, case when at % 20 = 0 then 4 else 0 end) k
    cross join lateral (select at * 8 + k as e) numbered
    cross join lateral (
      select (array['EUR', 'EUR', 'EUR', 'USD', 'USD', 'GBP'])[1 + ${draw('e', 52, 6)}] as currency
    ) paid
    join items i on i.tenant_id = '${TENANT_ID}' and i.item_id = 'I' || lpad(at::text, 8, '0')
    join seed_suppliers s on s.n = 1 + (${draw('at', 50, suppliersCount)} + k * 7) % ${suppliersCount}`;
}

/** What entries need of their suppliers, by number. */
export const seedSuppliersStatement = `
  create unlogged table seed_suppliers as
  select substr(s.supplier_id, 2)::integer as n, s.supplier_id, s.country,
    coalesce(array_agg(c.name) filter (where c.name is not null), '{}') as certificates
  from suppliers s left join supplier_certificates c using (tenant_id, supplier_id)
  where s.tenant_id = '${TENANT_ID}'
  group by s.supplier_id, s.country`;

/** One past delivery for every second supplier, so that scorecards have something to count. */
export function outcomeStatement(from: number, to: number): string {
  return `
    insert into outcomes (tenant_id, source, source_ref, supplier_id, promised_on, received_on,
      received_quantity, rejected_quantity)
    select '${TENANT_ID}', 'bench', i::text, 'S' || lpad(i::text, 8, '0'), date '2026-01-15',
      date '2026-01-10' + ${draw('i', 61, 12)}::integer, 100, ${draw('i', 62, 4)}
    from generate_series(${from}, ${to}) i where i % 2 = 0`;
}

/** Every fiftieth item has a stand-in: the next such one that is counted alike, mostly of its category. */
export const substituteStatement = `
  insert into substitutes (tenant_id, item_id, substitute_item_id)
  select '${TENANT_ID}', item_id, other from (
    select item_id, lead(item_id) over (
      partition by unit_code order by classification_id, item_id) as other
    from items
    where tenant_id = '${TENANT_ID}' and substr(item_id, 2)::integer % 50 = 0) pairs
  where other is not null`;

/** What triggers count while rows come one by one. */
export const wordsStatement = `
  insert into catalogue_words (tenant_id, word, entries_count)
  select '${TENANT_ID}', word, ndoc from ts_stat('select search from catalogue_entries')
  union all
  select '${TENANT_ID}', '*', count(*) from catalogue_entries`;
