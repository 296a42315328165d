import type { Offer } from '../../../client/types.ts';

export type Terms = Offer['terms'];

/** One move at the table, beside what the same side had offered before. */
export type Move = {
  offer: Offer;
  /** Such as `Quote`, `Round 3`, or `2nd talk, round 1`. */
  step: string;
  /** What the side gave against its own last offer, in minor units; null = its first one. */
  concessionMinor: number | null;
  changes: TermChange[];
};
type TermChange = { issue: Issue; from: string | number; to: string | number };

/** Issues beside the price, in the order they are shown. */
export const ISSUES = [
  'leadTimeDays',
  'paymentDays',
  'warrantyMonths',
  'incoterm',
  'earlyPaymentDiscountBp',
  'volumeRebateBp',
  'prepaymentBp',
] as const satisfies readonly (keyof Terms)[];
export type Issue = (typeof ISSUES)[number];

/** Both sides' totals at one step; null = that side was silent in it. */
export type PricePoint = { step: string; theirsMinor: number | null; oursMinor: number | null };

/** All that was offered to and by one supplier, first to last. */
export type SupplierTable = { supplierId: string; moves: Move[]; points: PricePoint[] };

/** The offer ledger by supplier, in the order in which they first quoted. */
export function tablesOf(offers: readonly Offer[]): SupplierTable[] {
  const bySupplier = Map.groupBy(offers, (it) => it.supplierId);
  return [...bySupplier].map(([supplierId, own]) => {
    const moves = movesOf(own.toSorted((a, b) => a.atMs - b.atMs || a.round - b.round));
    return { supplierId, moves, points: pointsOf(moves) };
  });
}

function movesOf(offers: readonly Offer[]): Move[] {
  const last: Partial<Record<Offer['actor'], Offer>> = {};
  let talk = 1;
  let round = 0;
  return offers.map((offer) => {
    // A later talk with the same supplier counts its rounds anew.
    if (offer.round < round) {
      talk += 1;
      delete last.buyer;
      delete last.supplier;
    }
    round = offer.round;
    const before = last[offer.actor];
    last[offer.actor] = offer;
    return {
      offer,
      step: stepName(talk, offer.round),
      concessionMinor: before === undefined ? null : concession(before, offer),
      changes: before === undefined ? [] : changesBetween(before.terms, offer.terms),
    };
  });
}

/** A supplier gives by asking less, we by offering more; what is taken back is negative. */
const concession = (before: Offer, now: Offer): number =>
  now.actor === 'supplier'
    ? before.totalMinor - now.totalMinor
    : now.totalMinor - before.totalMinor;

const changesBetween = (before: Terms, now: Terms): TermChange[] =>
  ISSUES.filter((issue) => before[issue] !== now[issue]).map((issue) => ({
    issue,
    from: before[issue],
    to: now[issue],
  }));

function stepName(talk: number, round: number): string {
  const name = round === 0 ? 'Quote' : `Round ${round}`;
  return talk === 1 ? name : `Talk ${talk}, ${name.toLowerCase()}`;
}

function pointsOf(moves: readonly Move[]): PricePoint[] {
  const points = new Map<string, PricePoint>();
  for (const { step, offer } of moves) {
    const point = points.get(step) ?? { step, theirsMinor: null, oursMinor: null };
    points.set(step, {
      ...point,
      [offer.actor === 'supplier' ? 'theirsMinor' : 'oursMinor']: offer.totalMinor,
    });
  }
  return [...points.values()];
}

/** The last thing a supplier said; null = it never made an offer. */
export const lastOf = (table: SupplierTable): Offer | null =>
  table.moves.findLast((it) => it.offer.actor === 'supplier')?.offer ?? null;

/**
 * How much dearer a supplier's last offer is than the lowest one for the same lines, in basis points,
 * rounded half up; null = it made none, or nobody else offers these lines.
 */
export function gapToLowestBp(table: SupplierTable, all: readonly SupplierTable[]): number | null {
  const own = lastOf(table);
  if (own === null) return null;
  const alike = all.map(lastOf).filter((it) => it !== null && linesOf(it) === linesOf(own));
  if (alike.length < 2) return null;
  const lowest = Math.min(...alike.map((it) => it?.totalMinor ?? Infinity));
  return lowest <= 0 ? null : Math.round(((own.totalMinor - lowest) * 10_000) / lowest);
}

const linesOf = ({ terms }: Offer): string =>
  terms.lines
    .map((it) => `${it.lineNo}x${it.quantity}`)
    .toSorted()
    .join();

export type PriceLimits = { targetMinor: number; walkAwayMinor: number };
type LimitLine = {
  lineNo: number;
  targetUnitPriceMinor: number;
  walkAwayUnitPriceMinor: number;
};

/** A mandate's limits for exactly what an offer holds; null = a line of it has no limit. */
export function limitsFor(lines: readonly LimitLine[], terms: Terms): PriceLimits | null {
  const pairs = terms.lines.map((line) => ({
    quantity: line.quantity,
    limit: lines.find((it) => it.lineNo === line.lineNo),
  }));
  if (pairs.some((it) => it.limit === undefined)) return null;
  const sum = (price: (limit: LimitLine) => number) =>
    pairs.reduce((total, { quantity, limit }) => total + quantity * (limit ? price(limit) : 0), 0);
  return {
    targetMinor: sum((it) => it.targetUnitPriceMinor),
    walkAwayMinor: sum((it) => it.walkAwayUnitPriceMinor),
  };
}
