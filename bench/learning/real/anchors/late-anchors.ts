import { isDelivered, isLate } from '#domain/learning/forecast/order-line.ts';
import type { DeliveredLine } from '#domain/learning/forecast/order-line.ts';
import { logLoss } from '../score/late-score.ts';
import type { Split } from '../split.ts';
import { HALF_LIVES_DAYS, lateFactsOf } from './late-facts.ts';
import type { HalfLifeDays, LateFacts, Level } from './late-facts.ts';

/** Late shares by line id. */
export type Shares = Map<number, number>;
type Model = (facts: LateFacts) => number;

const TUNED_ON_DAYS = 730;
const STRENGTHS = [1, 2, 5, 10, 20, 50, 100];
const LOSS_GAIN_MIN = 1e-12;

const baseOf =
  (halfLifeDays: HalfLifeDays): Model =>
  (facts) => {
    const { n, late } = facts('stream', halfLifeDays);
    return (late + 0.05) / (n + 0.5);
  };
const running = baseOf(Infinity);

/** The simple anchors a to d of the benchmark, by its README. */
export function lateAnchorsOf({ history, test }: Split): Record<string, Shares> {
  const lines = [...history, ...test];
  const facts = lateFactsOf(lines);
  const firstDay = Math.min(...test.map((it) => it.promisedDay));
  const sharesOf = (modelFor: (stream: string) => Model): Shares => {
    const models = { direct: modelFor('direct'), warehouse: modelFor('warehouse') };
    return new Map(test.map((it) => [it.id, models[it.stream](facts.get(it.id) ?? nothing)]));
  };
  const tuned = (candidates: readonly Model[]) =>
    sharesOf((stream) => {
      const known = history.filter(isDelivered).filter((it) => it.stream === stream);
      return best(candidates, tuningLines(known, firstDay), facts);
    });
  return {
    'a base rate (running)': sharesOf(() => running),
    'a2 base rate (1-year half-life)': sharesOf(() => baseOf(365)),
    'b vendor running mean': sharesOf(() => vendorMean),
    'c beta-binomial per vendor': tuned(STRENGTHS.map(vendorBeta)),
    'd hierarchical beta + decay': tuned(hierarchies()),
  };
}

const nothing: LateFacts = () => ({ n: 0, late: 0 });

const vendorMean: Model = (facts) => {
  const { n, late } = facts('vendor', Infinity);
  return n > 0.5 ? late / n : running(facts);
};

const vendorBeta =
  (strength: number): Model =>
  (facts) =>
    shrunk(facts, 'vendor', Infinity, strength, running(facts));

function shrunk(
  facts: LateFacts,
  level: Level,
  halfLifeDays: HalfLifeDays,
  strength: number,
  prior: number,
): number {
  const { n, late } = facts(level, halfLifeDays);
  return (late + strength * prior) / (n + strength);
}

function hierarchies(): Model[] {
  const settings = HALF_LIVES_DAYS.flatMap((halfLife) =>
    ([365, Infinity] as const).flatMap((baseHalfLife) =>
      [2, 5, 10, 30].flatMap((ofVendor) =>
        [2, 5, 15, 50].flatMap((ofCountry) =>
          [2, 5, 15, 50].map((ofMode) => ({ halfLife, baseHalfLife, ofVendor, ofCountry, ofMode })),
        ),
      ),
    ),
  );
  return settings.map(({ halfLife, baseHalfLife, ofVendor, ofCountry, ofMode }) => (facts) => {
    const vendor = shrunk(facts, 'vendor', halfLife, ofVendor, baseOf(baseHalfLife)(facts));
    const inCountry = shrunk(facts, 'vendorInCountry', halfLife, ofCountry, vendor);
    return shrunk(facts, 'vendorInCountryByMode', halfLife, ofMode, inCountry);
  });
}

/** The last two years whose outcome was known before the first day to be forecast. */
function tuningLines(known: DeliveredLine[], firstDay: number): DeliveredLine[] {
  const early = known.filter((it) => it.delivery.deliveredDay < firstDay);
  const last = Math.max(...early.map((it) => it.promisedDay));
  return early.filter((it) => it.promisedDay > last - TUNED_ON_DAYS);
}

/** The first model with the least log loss. */
function best(
  models: readonly Model[],
  lines: readonly DeliveredLine[],
  facts: Map<number, LateFacts>,
): Model {
  const lossOf = (model: Model) =>
    lines.reduce((sum, it) => sum + logLoss(model(facts.get(it.id) ?? nothing), isLate(it)), 0) /
    lines.length;
  let chosen = { model: running, loss: Infinity };
  for (const model of models) {
    const loss = lossOf(model);
    if (loss < chosen.loss - LOSS_GAIN_MIN) chosen = { model, loss };
  }
  return chosen.model;
}
