import type { PatternInsights } from '#contracts/insights.ts';
import { isoDayOf } from '#domain/days.ts';
import { latePatterns, pricePatterns } from '#domain/learning/patterns/find-patterns.ts';
import type { Found } from '#domain/learning/patterns/find-patterns.ts';
import type { DeliveryCase, PriceCase } from '#domain/learning/patterns/pattern-case.ts';
import { patternInWords } from '#domain/learning/patterns/words.ts';
import type { Database, Transaction } from '../database.ts';
import { lastObservationNo } from './read-cells.ts';
import { COUNTS } from './stored-observations.ts';

const DAY_MS = 86_400_000;
/** The last ones observed; more of them would hold up other requests for seconds. */
const CASES_MAX = 20_000;
/** Of one supplier and day, so that nobody makes a pattern in an afternoon. */
const DAY_CASES_MAX = 50;
/** Answers kept; each is some tens of kilobytes. */
const KEPT_MAX = 100;

const kept = new WeakMap<Database, Map<string, PatternInsights>>();

/**
 * Patterns in what the tenant observed last, of a category alone where one is given. The answer is
 * kept until something more is observed or forgotten.
 */
export async function patternInsights(
  database: Database,
  tenantId: string,
  category: string | null,
): Promise<PatternInsights> {
  const answers = kept.get(database) ?? new Map<string, PatternInsights>();
  kept.set(database, answers);
  const read = await database.inTenant(tenantId, async (tx) => {
    const observationNo = await lastObservationNo(tx, tenantId);
    const [forgotten] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::integer as count from learning_forgotten where tenant_id = ${tenantId}`;
    const key = JSON.stringify([tenantId, category, observationNo, forgotten?.count]);
    const known = answers.get(key);
    if (known !== undefined) return { known };
    const deliveries = await deliveryCases(tx, tenantId, category);
    const prices = await priceCases(tx, tenantId, category);
    return { known: null, key, observationNo, deliveries, prices };
  });
  if (read.known !== null) return read.known;
  const late = latePatterns(read.deliveries);
  const price = pricePatterns(read.prices);
  const all = [...late.patterns, ...price.patterns].map((it) => ({
    ...it,
    inWords: patternInWords(it),
  }));
  const answer: PatternInsights = {
    asOf: { observationNo: read.observationNo },
    deliveries: lookedAt(late),
    prices: lookedAt(price),
    patterns: all.filter((it) => it.verdict === 'holds'),
    rejected: all.filter((it) => it.verdict !== 'holds'),
  };
  answers.set(read.key, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT_MAX && oldest !== undefined) answers.delete(oldest);
  return answer;
}

const lookedAt = ({ casesCount, confirmedFromDay }: Found) => ({
  casesCount,
  confirmedFrom: confirmedFromDay === null ? null : isoDayOf(confirmedFromDay * DAY_MS),
});

/** The last observations of kind $2 that count, of category $3; what is known of their place. */
const LAST = `
  select o.*, nullif(split_part(o.lane, '/', 1), '?') as country,
    nullif(split_part(o.lane, '/', 2), '?') as mode
  from (
    select o.*, row_number() over (partition by o.bucket order by o.observation_no) as no_of_day
    from (
      select * from observations o
      where o.tenant_id = $1 and o.kind = $2 and ($3::text is null or o.category = $3)
      order by o.observation_no desc limit ${CASES_MAX}
    ) o where ${COUNTS}
  ) o where o.no_of_day <= ${DAY_CASES_MAX} and o.supplier_id is not null`;

/** The report of the same line in the other ledger. */
const sibling = (other: 'outcome' | 'price') => `
  left join lateral (
    select s.body from observations s where s.tenant_id = $1
      and s.chain_id = '${other}' || substr(o.chain_id, strpos(o.chain_id, '/'))
    order by s.revision desc limit 1) s on true`;

const DAY = (of: string) => `(${of}::date - date '1970-01-01')`;

const deliveryCases = (tx: Transaction, tenantId: string, category: string | null) =>
  tx.$queryRawUnsafe<DeliveryCase[]>(
    `select o.body->>'orderId' as "orderId", o.supplier_id as "supplierId", o.category, o.country,
      o.mode, s.body->>'incoterm' as incoterm,
      ${DAY(`(o.body->>'promisedOn')`)} as "promisedDay",
      ${DAY(`(o.body->>'receivedOn')`)} as "receivedDay"
    from (${LAST}) o ${sibling('price')}
    where o.body->>'promisedOn' is not null
    order by o.chain_id`,
    tenantId,
    'delivery',
    category,
  );

const priceCases = (tx: Transaction, tenantId: string, category: string | null) =>
  tx.$queryRawUnsafe<PriceCase[]>(
    `select coalesce(s.body->>'orderId', o.chain_id) as "orderId", o.supplier_id as "supplierId",
      o.item_id as "itemId", o.category, o.country, o.mode,
      ${DAY(`(o.occurred_at at time zone 'UTC')`)} as day,
      (o.body->>'unitPriceMinor')::float8 as "unitPriceMinor", o.body->>'currency' as currency,
      case when (s.body->>'promisedOn')::date >= (o.occurred_at at time zone 'UTC')::date
        then (s.body->>'promisedOn')::date - (o.occurred_at at time zone 'UTC')::date end
        as "leadDays"
    from (${LAST}) o ${sibling('outcome')}
    where o.item_id is not null
    order by o.chain_id`,
    tenantId,
    'price',
    category,
  );
