import type { PatternKind } from '#contracts/insights.ts';
import { latenessKind } from '../forecast/lateness-kind.ts';
import { intervalOf } from './effect.ts';
import type { Effect } from './effect.ts';
import type { Candidate } from './candidate.ts';
import { createFrame } from './frame.ts';
import { judge } from './judge.ts';
import type { Judged, Parts, Verdict } from './judge.ts';
import { lateCandidates } from './late-candidates.ts';
import type { DeliveryCase, PatternSubject, PriceCase } from './pattern-case.ts';
import { priceCandidates, usablePrices } from './price-candidates.ts';
import { logRatioToBp, shareToBp } from './units.ts';

/** The earlier two thirds find, the later third confirms. */
const EARLIER_SHARE = 2 / 3;

/** An effect as it is shown: basis points, whole, with the interval of 95 %. */
export type ShownEffect = {
  /** 1,000 = ten more of a hundred lines are late, or a tenth dearer; of a trend, a year. */
  differenceBp: number;
  lowBp: number;
  highBp: number;
  casesCount: number;
  ordersCount: number;
};

export type Pattern = {
  of: 'late_deliveries' | 'prices';
  kind: PatternKind;
  subject: PatternSubject;
  verdict: Verdict;
  /** In the part that confirms, and in the part that finds; null = too few to say. */
  effect: ShownEffect | null;
  foundWith: ShownEffect | null;
  confoundedWith: { kind: PatternKind; name: string } | null;
  /** Late lines that it is about, and how many of them are later parts of split orders. */
  lateLinesCount: number | null;
  laterPartsCount: number | null;
};

export type Found = { patterns: Pattern[]; casesCount: number; confirmedFromDay: number | null };

/** What late deliveries go with, what holds first. */
export function latePatterns(cases: readonly DeliveryCase[]): Found {
  return found(
    cases,
    (it) => it.promisedDay,
    isLate,
    lateCandidates,
    (judged, rows) => {
      const isTold = judged.verdict === 'holds';
      const lateness = isTold ? latenessKind(ordersOf(rows, judged.candidate.isOf)) : null;
      return {
        ...shown(judged, shareToBp),
        of: 'late_deliveries',
        lateLinesCount: lateness && lateness.linesLateInPart + lateness.linesLateInWhole,
        laterPartsCount: lateness && lateness.linesLateInPart,
      };
    },
  );
}

/** What prices go with. */
export function pricePatterns(cases: readonly PriceCase[]): Found {
  return found(
    usablePrices(cases),
    (it) => it.day,
    logPrice,
    priceCandidates,
    (judged) => ({
      ...shown(judged, logRatioToBp),
      of: 'prices',
      lateLinesCount: null,
      laterPartsCount: null,
    }),
  );
}

const isLate = (it: DeliveryCase): number => Number(it.receivedDay > it.promisedDay);
const logPrice = (it: PriceCase): number => Math.log(it.unitPriceMinor);

/** Whole orders, because a later part is known by the parts before it. */
function ordersOf(rows: readonly DeliveryCase[], isOf: (row: DeliveryCase) => boolean) {
  const orders = new Set(rows.filter(isOf).map((it) => it.orderId));
  return rows
    .filter((it) => orders.has(it.orderId))
    .map(({ orderId, promisedDay, receivedDay }) => ({ orderId, promisedDay, receivedDay }));
}

const ORDER_OF: readonly Verdict[] = [
  'holds',
  'confounded',
  'not_confirmed',
  'not_found',
  'too_few',
];

function found<T extends { orderId: string }>(
  cases: readonly T[],
  dayOf: (row: T) => number,
  valueOf: (row: T) => number,
  candidatesOf: (rows: readonly T[]) => Candidate<T>[],
  show: (judged: Judged<T>, rows: readonly T[]) => Pattern,
): Found {
  const rows = cases.toSorted((a, b) => dayOf(a) - dayOf(b));
  const edge = rows[Math.floor(rows.length * EARLIER_SHARE)];
  const confirmedFromDay = edge === undefined ? null : dayOf(edge);
  const parts = split(rows, (row) => dayOf(row) < (confirmedFromDay ?? 0), valueOf);
  const patterns = judge(candidatesOf(parts.earlier.rows), parts).map((it) => show(it, rows));
  return {
    patterns: patterns.toSorted(
      (a, b) => ORDER_OF.indexOf(a.verdict) - ORDER_OF.indexOf(b.verdict),
    ),
    casesCount: rows.length,
    confirmedFromDay,
  };
}

/** Rows of one day stay together. */
const split = <T extends { orderId: string }>(
  rows: readonly T[],
  isEarlier: (row: T) => boolean,
  valueOf: (row: T) => number,
): Parts<T> => ({
  all: createFrame(rows, valueOf),
  earlier: createFrame(rows.filter(isEarlier), valueOf),
  later: createFrame(
    rows.filter((it) => !isEarlier(it)),
    valueOf,
  ),
});

function shown<T>(
  { candidate: { kind, subject }, verdict, confoundedWith, earlier, later }: Judged<T>,
  toBp: (value: number) => number,
) {
  return {
    kind,
    subject,
    verdict,
    confoundedWith,
    effect: later && shownEffect(later, toBp),
    foundWith: earlier && shownEffect(earlier, toBp),
  };
}

function shownEffect(effect: Effect, toBp: (value: number) => number): ShownEffect {
  const { low, high } = intervalOf(effect);
  return {
    differenceBp: toBp(effect.value),
    lowBp: toBp(low),
    highBp: toBp(high),
    casesCount: effect.cases,
    ordersCount: effect.orders,
  };
}
