import { isLate } from '#domain/learning/forecast/order-line.ts';
import type { DeliveredLine } from '#domain/learning/forecast/order-line.ts';
import { PARLEY } from './contenders.ts';
import type { Contenders } from './contenders.ts';
import { intervalsByOrder } from './score/by-order.ts';
import type { Interval } from './score/by-order.ts';
import { brier, lateScoreOf, logLoss } from './score/late-score.ts';
import type { LateScore } from './score/late-score.ts';
import type { Split } from './split.ts';

export const scopes = {
  direct: (it: DeliveredLine) => it.stream === 'direct',
  all: () => true,
  rdc: (it: DeliveredLine) => it.stream === 'warehouse',
};
export type Scope = keyof typeof scopes;

/** Parley's loss less that of an anchor: below zero Parley is better. */
export type Difference = Interval & { mean: number };
export type JudgedLate = {
  name: string;
  score: LateScore;
  /** Null for Parley itself. */
  against: { brier: Difference; logLoss: Difference } | null;
};

/** Everybody's scores in a scope, the anchors with how far Parley is from them. */
export function judgeLate(split: Split, contenders: Contenders, scope: Scope): JudgedLate[] {
  const lines = split.test.filter(scopes[scope]);
  const judged = Object.entries(contenders.shares).map(([name, shares]) => ({
    name,
    lines: lines.map((it) => ({
      orderId: it.orderId,
      lateShare: shares.get(it.id) ?? Number.NaN,
      isLate: isLate(it),
    })),
  }));
  const ours = judged.find((it) => it.name === PARLEY)?.lines ?? [];
  const anchors = judged.filter((it) => it.name !== PARLEY);
  const columns = anchors.flatMap((anchor) =>
    [brier, logLoss].map((loss) =>
      anchor.lines.map((it, at) => {
        const own = ours[at]?.lateShare ?? Number.NaN;
        return loss(own, it.isLate) - loss(it.lateShare, it.isLate);
      }),
    ),
  );
  const intervals = intervalsByOrder(
    lines.map((it) => it.orderId),
    columns,
  );
  const differences = columns.map((column, at): Difference => {
    const mean = column.reduce((sum, it) => sum + it, 0) / column.length;
    return { mean, ...(intervals[at] ?? { low: Number.NaN, high: Number.NaN }) };
  });
  return judged.map((it) => {
    const place = anchors.indexOf(it);
    const [ofBrier, ofLogLoss] = differences.slice(place * 2, place * 2 + 2);
    const against =
      place < 0 || ofBrier === undefined || ofLogLoss === undefined
        ? null
        : { brier: ofBrier, logLoss: ofLogLoss };
    return { name: it.name, score: lateScoreOf(it.lines), against };
  });
}
