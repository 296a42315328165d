import { setImmediate } from 'node:timers/promises';
import type { PatternInsights } from '#contracts/insights.ts';
import { dayNumberOf, isoDayOf } from '#domain/days.ts';
import { latePatterns, pricePatterns } from '#domain/learning/patterns/find-patterns.ts';
import type { Found } from '#domain/learning/patterns/find-patterns.ts';
import type { DeliveryCase, PriceCase } from '#domain/learning/patterns/pattern-case.ts';
import { patternInWords } from '#domain/learning/patterns/words.ts';
import type { Database, Transaction } from '../database.ts';
import { lastObservationNo } from './read-cells.ts';

const DAY_MS = 86_400_000;
/** The last ones observed; more of them would hold up other requests for seconds. */
const CASES_MAX = 10_000;
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
    return { known: null, key, observationNo, ...(await lastCases(tx, tenantId, category)) };
  });
  if (read.known !== null) return read.known;
  const late = latePatterns(read.deliveries);
  // Each takes part of a second; others are answered in between.
  await setImmediate();
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

/** Of a ledger: what both ledgers call the same line, and what is known of its place. */
type Row = Omit<DeliveryCase, 'incoterm' | 'promisedDay' | 'receivedDay' | 'orderId'> & {
  line: string;
};
type DeliveryRow = Row & { orderId: string; promisedOn: string | null; receivedOn: string };
type PriceRow = Row &
  Pick<PriceCase, 'itemId' | 'unitPriceMinor' | 'currency'> & {
    pricedAtMs: number;
    incoterm: string | null;
  };

/** What counts of the last observations of kind $2, of category $3 where one is given. */
const last = (columns: string): string => `
  select substr(chain_id, strpos(chain_id, '/')) as line, supplier_id as "supplierId", category,
    nullif(split_part(lane, '/', 1), '?') as country, nullif(split_part(lane, '/', 2), '?') as mode,
    ${columns}
  from (
    select *, row_number() over (partition by bucket order by chain_id) as no_of_day
    from (
      select distinct on (chain_id) * from (
        select * from observations
        where tenant_id = $1 and kind = $2 and ($3::text is null or category = $3)
        order by observation_no desc limit ${CASES_MAX}
      ) newest order by chain_id, revision desc
    ) counting
  ) dated where no_of_day <= ${DAY_CASES_MAX} and supplier_id is not null
  order by chain_id`;

const DELIVERIES = last(`body->>'orderId' as "orderId", body->>'promisedOn' as "promisedOn",
    body->>'receivedOn' as "receivedOn"`);
const PRICES = last(`item_id as "itemId", (body->>'unitPriceMinor')::float8 as "unitPriceMinor",
    body->>'currency' as currency, body->>'incoterm' as incoterm,
    to_ms(occurred_at)::float8 as "pricedAtMs"`);

/** Deliveries and prices; each is told what the other ledger knows of its line. */
async function lastCases(
  tx: Transaction,
  tenantId: string,
  category: string | null,
): Promise<{ deliveries: DeliveryCase[]; prices: PriceCase[] }> {
  const deliveries = await tx.$queryRawUnsafe<DeliveryRow[]>(
    DELIVERIES,
    tenantId,
    'delivery',
    category,
  );
  const prices = await tx.$queryRawUnsafe<PriceRow[]>(PRICES, tenantId, 'price', category);
  const priceOf = new Map(prices.map((it) => [it.line, it]));
  const deliveryOf = new Map(deliveries.map((it) => [it.line, it]));
  return {
    deliveries: deliveries.flatMap(({ line, promisedOn, receivedOn, ...it }) =>
      promisedOn === null
        ? []
        : {
            ...it,
            incoterm: priceOf.get(line)?.incoterm ?? null,
            promisedDay: dayNumberOf(promisedOn),
            receivedDay: dayNumberOf(receivedOn),
          },
    ),
    prices: prices.map(({ line, pricedAtMs, incoterm: _term, ...it }) => {
      const delivery = deliveryOf.get(line);
      const day = Math.floor(pricedAtMs / DAY_MS);
      const leadDays =
        delivery === undefined || delivery.promisedOn === null
          ? -1
          : dayNumberOf(delivery.promisedOn) - day;
      return {
        ...it,
        orderId: delivery?.orderId ?? line,
        day,
        leadDays: leadDays < 0 ? null : leadDays,
      };
    }),
  };
}
