import { median } from '../../basis-points.ts';
import { yearOf } from './calendar.ts';
import { ORDERS_MIN, differs, namesOf, supported } from './candidate.ts';
import type { Candidate, Clustered } from './candidate.ts';
import type { Codes } from './codes.ts';
import type { Effect } from './effect.ts';
import type { Frame } from './frame.ts';
import type { PatternSubject, PriceCase } from './pattern-case.ts';
import { withinEffect } from './within-effect.ts';

const YEAR_DAYS = 365.25;
/** A price more than five times off its item's usual one is taken for a wrong unit, not for a price. */
const WRONG_UNIT_FACTOR = 5;

const itemKey = (it: PriceCase): string => `${it.itemId} ${it.currency}`;
const seriesKey = (it: PriceCase): string => `${itemKey(it)} ${it.supplierId}`;

/** Prices above zero and near what the item usually costs. */
export function usablePrices(rows: readonly PriceCase[]): PriceCase[] {
  const priced = rows.filter((it) => it.unitPriceMinor > 0);
  return [...Map.groupBy(priced, itemKey).values()].flatMap((some) => {
    const usual = median(some.map((it) => it.unitPriceMinor)) ?? 0;
    return some.filter(
      ({ unitPriceMinor: price }) =>
        price <= usual * WRONG_UNIT_FACTOR && price >= usual / WRONG_UNIT_FACTOR,
    );
  });
}

/** Prices of an item move together, whoever pays them. */
const byItem: Clustered<PriceCase> = { by: 'item', of: itemKey };
const alike = {
  by: 'series and year',
  stratumOf: (it: PriceCase) => `${seriesKey(it)} ${yearOf(it.day)}`,
};
const ofItem = {
  by: 'item and year',
  stratumOf: (it: PriceCase) => `${itemKey(it)} ${yearOf(it.day)}`,
};

/** One name against the others for the same item of the same supplier in the same year. */
function oneName(kind: 'country' | 'mode', rows: readonly PriceCase[]): Candidate<PriceCase>[] {
  return namesOf(rows, (it) => it[kind], ORDERS_MIN).map((name) => {
    const side = (it: PriceCase) => (it[kind] === null ? null : it[kind] === name);
    const subject: PatternSubject = { [kind]: name };
    const rival =
      kind === 'mode'
        ? { kind: 'country' as const, by: 'country', nameOf: (it: PriceCase) => it.country }
        : null;
    const isOf = (it: PriceCase) => it[kind] === name;
    return differs(
      { kind, subject, rival, isOf },
      [{ side, ...alike }],
      { side, ...ofItem },
      byItem,
    );
  });
}

/** The shortest quarter of the lead times against the rest. */
function urgency(rows: readonly PriceCase[]): Candidate<PriceCase>[] {
  const leads = rows.flatMap((it) => it.leadDays ?? []).toSorted((a, b) => a - b);
  const short = leads[Math.floor(leads.length / 4)];
  if (short === undefined) return [];
  const side = (it: PriceCase) => (it.leadDays === null ? null : it.leadDays <= short);
  const isOf = (it: PriceCase) => side(it) === true;
  const parts = {
    kind: 'urgency_premium',
    subject: { leadDaysMax: short },
    rival: null,
    isOf,
  } as const;
  return [differs(parts, [{ side, ...alike }], { side, ...ofItem }, byItem)];
}

function slopeIn(
  frame: Frame<PriceCase>,
  isChosen: (at: number) => boolean,
  clusters: Clustered<PriceCase>,
): Effect | null {
  const effect = withinEffect({
    values: frame.values,
    causes: Float64Array.from(frame.rows, (it, at) =>
      isChosen(at) ? it.day / YEAR_DAYS : Number.NaN,
    ),
    strata: frame.codes('series', seriesKey),
    clusters: frame.codes(clusters.by, clusters.of),
    orders: frame.orders,
  });
  return effect && supported(effect);
}

/** How prices of one name change a year; `by` and `nameOf` say what the name is of. */
function trend(
  subject: PatternSubject,
  { by, nameOf }: Named,
  name: string,
  clusters: Clustered<PriceCase>,
): Candidate<PriceCase> {
  const effectIn = (frame: Frame<PriceCase>): Effect | null => {
    const codes = frame.codes(by, nameOf);
    const code = codes.names.indexOf(name);
    return code < 0 ? null : slopeIn(frame, (at) => codes.of[at] === code, clusters);
  };
  const isOf = (it: PriceCase) => nameOf(it) === name;
  return { kind: 'price_trend', subject, rival: null, isOf, effectIn, crudeIn: effectIn };
}

type Named = { by: string; nameOf: (row: PriceCase) => string | null };
const ofCategory: Named = { by: 'category', nameOf: (it) => it.category };
const ofItemKey: Named = { by: 'item', nameOf: itemKey };

/** Prices of one item in one quarter of a year are one piece of news. */
const byQuarter: Clustered<PriceCase> = {
  by: 'quarter',
  of: (it) => `${Math.floor((it.day / YEAR_DAYS) * 4)}`,
};

/** Items with a single supplier against the others: how their prices change a year. */
function singleSupplier(): Candidate<PriceCase> {
  const effectIn = (frame: Frame<PriceCase>): Effect | null => {
    const items = frame.codes(byItem.by, byItem.of);
    const single = singleSourced(frame, items);
    const isSingle = (at: number) => single.has(items.of[at] ?? -1);
    const one = slopeIn(frame, isSingle, byItem);
    const several = slopeIn(frame, (at) => !isSingle(at), byItem);
    if (one === null || several === null) return null;
    return {
      ...one,
      value: one.value - several.value,
      sd: Math.hypot(one.sd, several.sd),
      degrees: Math.min(one.degrees, several.degrees),
    };
  };
  const isOf = () => true;
  return { kind: 'single_supplier', subject: {}, rival: null, isOf, effectIn, crudeIn: effectIn };
}

/** Codes of the items that one supplier alone sells in these rows. */
function singleSourced({ rows }: Frame<PriceCase>, items: Codes): Set<number> {
  const suppliers = new Map<number, Set<string>>();
  for (const [at, { supplierId }] of rows.entries()) {
    const item = items.of[at] ?? -1;
    const known = suppliers.get(item);
    if (known === undefined) suppliers.set(item, new Set([supplierId]));
    else known.add(supplierId);
  }
  return new Set([...suppliers].flatMap(([item, some]) => (some.size === 1 ? [item] : [])));
}

/** Everything that is tried as a reason for prices. */
export function priceCandidates(rows: readonly PriceCase[]): Candidate<PriceCase>[] {
  const itemIds = new Map(rows.map((it) => [itemKey(it), it.itemId]));
  return [
    ...namesOf(rows, ofCategory.nameOf, ORDERS_MIN).map((category) =>
      trend({ category }, ofCategory, category, byItem),
    ),
    ...namesOf(rows, itemKey, ORDERS_MIN).map((key) =>
      trend({ itemId: itemIds.get(key) ?? key }, ofItemKey, key, byQuarter),
    ),
    singleSupplier(),
    ...urgency(rows),
    ...oneName('country', rows),
    ...oneName('mode', rows),
  ];
}
