import type { Requisition, WishName } from '#contracts/procurement.ts';
import type { Obstacle, Relief, ShortageAdvice } from '#contracts/supplier.ts';
import type { SourcingFacts } from '#contracts/sourcing-facts.ts';
import type { Hurdle } from './hurdles.ts';
import { hurdlesOf, quantityHurdle } from './hurdles.ts';
import type { Prospect } from './prospect.ts';

const OBSTACLES_MAX = 20;
const RELIEFS_MAX = 10;
/** Hard requirements cost more to give up than wishes: only a person may, and something is lost. */
const WISH_COST = 1;
const HARD_COST = 3;
/** They keep nobody off a shortlist, but from serving the whole line. */
const QUANTITY_KINDS = ['minimum_order', 'capacity'] as const;

/** An entry with what bars it, and what keeps it from serving the whole quantity. */
type Served = {
  lineNo: number;
  unitPriceMinor: number;
  leadTimeDays: number;
  lacks: string[];
  short: Hurdle | null;
};
type Kept = { supplierId: string; all: Served[] };

const keyOf = ({ kind, name }: Hurdle): string => `${kind} ${name}`;

/**
 * What keeps suppliers out, and what giving up any one or two of these would bring: how many
 * suppliers, the best price and the shortest lead time among them against who fits today. Best
 * benefit for its cost first. Blocked suppliers stay out whatever is given up.
 * @param carrying everybody that carries a line and was not tried before
 * @param relaxed wishes given up already
 */
export function shortageAdvice(
  requisition: Requisition,
  carrying: readonly Prospect[],
  relaxed: readonly WishName[],
  elsewhere: SourcingFacts['elsewhere'] = [],
): ShortageAdvice {
  const hurdles = new Map<string, Hurdle>();
  const kept = carrying
    .filter((it) => it.status === 'active')
    .map((it) => weigh(requisition, it, relaxed, hurdles));
  const without = (givenUp: readonly Hurdle[]) => {
    const keys = givenUp.map(keyOf);
    return kept.flatMap((it) => {
      const served = it.all.filter((one) => one.lacks.every((lack) => keys.includes(lack)));
      return served.length === 0 ? [] : [{ supplierId: it.supplierId, all: served }];
    });
  };
  const all = [...hurdles.values()];
  const today = without([]);
  const choices = [
    ...all.map((it) => [it]),
    ...all.flatMap((it, at) => all.slice(at + 1).map((other) => [it, other])),
  ];
  const reliefs = choices.flatMap((it) => reliefOf(requisition, it, today, without(it)));
  return {
    obstacles: obstaclesOf(kept, all, elsewhere),
    reliefs: worthTrying([...reliefs, ...quantityReliefs(requisition, today)]).slice(
      0,
      RELIEFS_MAX,
    ),
  };
}

/** A supplier with what each of its entries lacks; every hurdle met is noted. */
function weigh(
  requisition: Requisition,
  prospect: Prospect,
  relaxed: readonly WishName[],
  hurdles: Map<string, Hurdle>,
): Kept {
  const all = prospect.entries.map((entry): Served => {
    const lacks = hurdlesOf(requisition, prospect, entry, relaxed);
    for (const it of lacks) hurdles.set(keyOf(it), it);
    return {
      lineNo: entry.lineNo,
      unitPriceMinor: entry.unitPriceMinor,
      leadTimeDays: entry.leadTimeDays,
      lacks: lacks.map(keyOf),
      short: quantityHurdle(requisition, entry),
    };
  });
  return { supplierId: prospect.supplierId, all };
}

function obstaclesOf(
  kept: readonly Kept[],
  all: readonly Hurdle[],
  elsewhere: SourcingFacts['elsewhere'],
): Obstacle[] {
  const inside = all.map((it) => ({
    ...it,
    excludedCount: kept.filter((one) => one.all.every((entry) => entry.lacks.includes(keyOf(it))))
      .length,
  }));
  const ofQuantity = QUANTITY_KINDS.map((kind): Obstacle => {
    const short = kept.flatMap(({ all: served }) =>
      served.every((it) => it.short?.kind === kind) ? served.slice(0, 1) : [],
    );
    return { kind, name: short[0]?.short?.name ?? '', excludedCount: short.length };
  });
  const inOtherCurrencies = [...Map.groupBy(elsewhere, (it) => it.currency)].map(
    ([currency, lines]): Obstacle => ({
      kind: 'currency',
      name: currency,
      excludedCount: Math.max(...lines.map((it) => it.suppliersCount)),
    }),
  );
  return [...inside, ...ofQuantity, ...inOtherCurrencies]
    .filter((it) => it.excludedCount > 0)
    .toSorted((a, b) => b.excludedCount - a.excludedCount || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, OBSTACLES_MAX);
}

function reliefOf(
  requisition: Requisition,
  givenUp: readonly Hurdle[],
  today: readonly Kept[],
  then: readonly Kept[],
): Relief[] {
  const known = new Set(today.map((it) => it.supplierId));
  const brought = then.filter((it) => !known.has(it.supplierId));
  if (brought.length === 0) return [];
  const bestTotalMinor = cheapestTotal(requisition, brought);
  const bestToday = cheapestTotal(requisition, today);
  const leadTimeDays = fastest(brought);
  return [
    {
      giveUp: givenUp.map(({ kind, name }) => ({ kind, name })),
      bringsCount: brought.length,
      bestTotalMinor,
      savesMinor: bestTotalMinor === null || bestToday === null ? null : bestToday - bestTotalMinor,
      leadTimeDays,
      soonerDays: today.length === 0 ? null : fastest(today) - leadTimeDays,
      cost: givenUp.reduce((sum, it) => sum + (it.kind === 'wish' ? WISH_COST : HARD_COST), 0),
    },
  ];
}

/** Who fits but could not serve the wanted quantity of any line would, at another one. */
function quantityReliefs(requisition: Requisition, today: readonly Kept[]): Relief[] {
  return QUANTITY_KINDS.flatMap((kind) => {
    const short = today.filter((it) => it.all.every((one) => one.short?.kind === kind));
    const able = today.filter((it) => !short.includes(it));
    const name = short[0]?.all[0]?.short?.name;
    return name === undefined ? [] : reliefOf(requisition, [{ kind, name }], able, today);
  });
}

/** Of those that serve every line; minor units, null when nobody does. */
function cheapestTotal({ lines }: Requisition, all: readonly Kept[]): number | null {
  const totals = all.flatMap(({ all: served }) => {
    const costs = lines.map(({ lineNo, quantity }) => {
      const prices = served.filter((it) => it.lineNo === lineNo).map((it) => it.unitPriceMinor);
      return prices.length === 0 ? null : Math.min(...prices) * quantity;
    });
    const known = costs.filter((it) => it !== null);
    return known.length < costs.length ? [] : [known.reduce((sum, it) => sum + it, 0)];
  });
  return totals.length === 0 ? null : Math.min(...totals);
}

/** Days until the last line of the fastest supplier; it counts what each supplier serves. */
const fastest = (all: readonly Kept[]): number =>
  Math.min(...all.map((it) => Math.max(...soonestPerLine(it.all))));

const soonestPerLine = (served: readonly Served[]): number[] =>
  [...Map.groupBy(served, (it) => it.lineNo).values()].map((line) =>
    Math.min(...line.map((it) => it.leadTimeDays)),
  );

/** Without pairs that bring no more than one of their parts alone; best for its cost first. */
function worthTrying(reliefs: readonly Relief[]): Relief[] {
  const alone = (part: Hurdle) =>
    reliefs.find((it) => it.giveUp.length === 1 && it.giveUp.every((one) => isSame(one, part)))
      ?.bringsCount ?? 0;
  return reliefs
    .filter((it) => it.giveUp.length === 1 || it.giveUp.every((p) => alone(p) < it.bringsCount))
    .toSorted(
      (a, b) =>
        b.bringsCount * a.cost - a.bringsCount * b.cost ||
        (b.savesMinor ?? 0) - (a.savesMinor ?? 0) ||
        (b.soonerDays ?? 0) - (a.soonerDays ?? 0) ||
        a.cost - b.cost,
    );
}

const isSame = (a: Hurdle, b: Hurdle): boolean => a.kind === b.kind && a.name === b.name;
