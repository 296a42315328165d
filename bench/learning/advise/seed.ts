import pg from 'pg';
import { openDatabase } from '#memory/database.ts';
import { rebuildLearning } from '#memory/learning/rebuild.ts';
import type { Place } from '../../sourcing/stand.ts';

export const TENANT_ID = 'bench';
export const SUPPLIERS_COUNT = 2_000;
export const CATEGORIES_COUNT = 40;
const LESSONS_COUNT = 500;

/** A whole number from 0 to `below` - 1, the same for the same row and purpose. */
const draw = (salt: number, below: number): string =>
  `(((hashint8extended(i::bigint, ${salt}) >> 12) & 2147483647) % ${below})`;

/** Eight years of a large buyer: seven deliveries to two prices and one decision of an agent. */
const observations = (count: number): string => `
  insert into observations (tenant_id, observation_id, chain_id, revision, kind, supplier_id,
    item_id, case_id, category, lane, occurred_at, recorded_at, source, bucket, body)
  select '${TENANT_ID}', 'bench/' || i || '/1', 'bench/' || i, 1, kind,
    case when kind <> 'decision' then supplier end, 'item-' || ${draw(1, 5_000)},
    case when kind = 'decision' then 'case-' || i end, category,
    case when kind <> 'decision' then 'ZA/Air' end, at, at, 'bench',
    case when kind = 'decision' then 'bench/' || i else supplier || ' ' || at::date end,
    case kind
      when 'delivery' then jsonb_build_object('orderId', 'order-' || i, 'promisedOn', at::date,
        'receivedOn', at::date + case when ${draw(2, 10)} < rank % 4 then 7 else 0 end,
        'orderedQuantity', 100, 'receivedQuantity', 100, 'rejectedQuantity', ${draw(3, 4)},
        'reportedBy', null)
      when 'price' then jsonb_build_object('unitPriceMinor', 900 + ${draw(4, 200)},
        'currency', 'USD', 'quantity', 100, 'incoterm', null)
      else jsonb_build_object('agent', 'negotiation', 'question', 'approach',
        'context', 'thin/medium/' || category, 'chosen',
        (array['balanced', 'collaborative', 'competitive'])[1 + ${draw(5, 3)}],
        'without', 'balanced', 'propensityBp', 3333, 'rewardBp', ${draw(6, 10_000)}) end
  from (
    select i, ${draw(7, SUPPLIERS_COUNT)} as rank, 'supplier-' || ${draw(7, SUPPLIERS_COUNT)} as supplier,
      'CPV ' || 4200 + ${draw(8, CATEGORIES_COUNT)} as category,
      now() - make_interval(hours => (${draw(9, 8 * 365 * 24)})::integer) as at,
      case when ${draw(10, 10)} < 7 then 'delivery' when ${draw(10, 10)} < 9 then 'price'
        else 'decision' end as kind
    from generate_series(1, ${count}) i) drawn`;

/** Lessons about every fourth supplier, in force for a month. */
const lessons = (into: string, extra: { columns: string; values: string }): string => `
  insert into ${into} (tenant_id, lesson_id, version, state, effect, measured, evidence, because,
    changed_by, changed_at${extra.columns})
  select '${TENANT_ID}', 'lesson-' || i, 1, 'active',
    '{"kind": "supplier_late", "adjustBp": -300}'::jsonb,
    '{"unit": "share", "noEffect": 0.1}'::jsonb,
    jsonb_build_object('casesCount', 30, 'lastSeenAtMs', to_ms(now())), 'late more often',
    'bench', now() - interval '30 days'${extra.values}
  from generate_series(0, ${LESSONS_COUNT - 1}) i`;

const lessonFacts = {
  columns: ', kind, topic, supplier_id, proposed_at, fades_at',
  values: `, 'supplier_late', 'delivery', 'supplier-' || i * 4, now(), now() + interval '1 year'`,
};

/** Fills an empty place with so many observations and counts them as the product does. */
export async function seed(
  place: Place,
  count: number,
  say: (line: string) => void,
): Promise<{ cellsCount: number; countedInS: number }> {
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select set_config('parley.tenant_id', '${TENANT_ID}', false)`);
    say(`Writing ${count} observations`);
    await owner.query(observations(count));
    await owner.query(lessons('lessons', lessonFacts));
    await owner.query(lessons('lesson_versions', { columns: '', values: '' }));
    const database = openDatabase(place.appUrl);
    say('Counting them');
    const startedAtMs = performance.now();
    const { cellsCount } = await rebuildLearning(database, TENANT_ID, { check: false }).finally(
      () => database.close(),
    );
    const countedInS = (performance.now() - startedAtMs) / 1_000;
    for (const it of ['observations', 'learning_cells', 'lessons', 'lesson_versions']) {
      await owner.query(`vacuum analyze ${it}`);
    }
    return { cellsCount, countedInS };
  } finally {
    await owner.end();
  }
}
