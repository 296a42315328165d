import type { Forecaster } from './forecaster.ts';
import { lateFeatureWeights, lateFeaturesOf } from './late-features.ts';
import { createLateCounts } from './late-tally.ts';
import type { LateCounts } from './late-tally.ts';
import { createLogisticFilter } from './logistic-filter.ts';
import type { Forgetting, LogisticFilter } from './logistic-filter.ts';
import { isLate } from './order-line.ts';
import type { Stream } from './order-line.ts';

/** How far weights are expected from their prior; the offset, which comes first, a little more. */
const DEVIATION = { offset: 0.3, others: 0.2 };
/** A quarter, a half year, a year: nobody knows beforehand how fast habits change. */
const HALF_LIVES_DAYS = [90, 180, 365];
const committee: readonly Forgetting[] = HALF_LIVES_DAYS.flatMap((halfLifeDays) => [
  { kind: 'reverting', halfLifeDays },
  { kind: 'wandering', halfLifeDays },
]);

/** What was expected of past lines depends on those before them, so counts are lessons too. */
export type LateLessons = {
  counts: LateCounts;
  voters: Readonly<Record<Stream, readonly LogisticFilter[]>>;
};

/** Answers with the probability, 0 to 1, of a delivery after the promised day. */
export function createLateForecaster(): Forecaster<number, LateLessons> {
  const counts = createLateCounts();
  const voters = { direct: newVoters('direct'), warehouse: newVoters('warehouse') };
  const asked = new Map<number, number[]>();
  const linesSeen = new Map<string, number>();
  return {
    take: (line) => {
      counts.add(line);
      const seen = (linesSeen.get(line.orderId) ?? 0) + 1;
      linesSeen.set(line.orderId, seen);
      const features = asked.get(line.id);
      // A line delivered before its assumed order day was never asked about.
      if (features === undefined) return;
      asked.delete(line.id);
      for (const it of voters[line.stream]) {
        // Lines of one order share their fate: each further one says less.
        it.learn(features, isLate(line), 1 / seen, line.delivery.deliveredDay);
      }
    },
    lessons: () => ({
      counts: counts.copy(),
      voters: {
        direct: voters.direct.map((it) => it.copy()),
        warehouse: voters.warehouse.map((it) => it.copy()),
      },
    }),
    answer: (line, _own, before = { counts, voters }) => {
      const features = lateFeaturesOf(line, before.counts.of(line));
      asked.set(line.id, features);
      const votes = before.voters[line.stream].map((it) => it.predict(features, line.asOfDay));
      return votes.reduce((sum, it) => sum + it, 0) / votes.length;
    },
  };
}

function newVoters(stream: Stream): LogisticFilter[] {
  const priors = lateFeatureWeights(stream).map((mean, at) => ({
    mean,
    deviation: at === 0 ? DEVIATION.offset : DEVIATION.others,
  }));
  return committee.map((forgetting) => createLogisticFilter(priors, forgetting));
}
