/** One benchmark query with its right answers; none means that the name is not on the list. */
export type Question = {
  id: string;
  name: string;
  country?: string;
  expected: number[];
  kind: string;
};

/** Record numbers with scores of any scale; higher is surer. */
export type Hits = ReadonlyMap<number, number>;

/** A question as a contender answered it: best right score, best score, number of wrong hits. */
type Case = { kind: string; isPositive: boolean; right: number; top: number; wrong: number[] };

export type Score = {
  precision: number;
  recall: number;
  f1: number;
  averagePrecision: number;
  /** Share of negatives with an alert. */
  negativesAlerted: number;
  wrongHitsPerNegative: number;
  /** Positives found or negatives alerted, by kind of question. */
  kinds: Map<string, { count: number; share: number }>;
};

const NOTHING = Number.NEGATIVE_INFINITY;

/** Scores answers at a threshold, by the rules of the benchmark's README. */
export function scoreOf(
  questions: readonly Question[],
  answers: readonly Hits[],
  threshold: number,
): Score {
  const cases = questions.map((it, index) => caseOf(it, answers[index] ?? new Map()));
  const negatives = cases.filter((it) => !it.isPositive);
  const kinds = Map.groupBy(cases, (it) => it.kind);
  return {
    ...alertsAt(cases, threshold),
    averagePrecision: averagePrecision(cases),
    negativesAlerted: shareOf(negatives, (it) => it.top >= threshold),
    wrongHitsPerNegative:
      negatives.reduce((sum, it) => sum + it.wrong.filter((s) => s >= threshold).length, 0) /
      negatives.length,
    kinds: new Map(
      [...kinds].map(([kind, own]) => [
        kind,
        {
          count: own.length,
          share: shareOf(own, (it) => (it.isPositive ? it.right : it.top) >= threshold),
        },
      ]),
    ),
  };
}

function caseOf({ kind, expected }: Question, hits: Hits): Case {
  const scores = [...hits];
  const right = scores.filter(([party]) => expected.includes(party)).map(([, it]) => it);
  const wrong = scores.filter(([party]) => !expected.includes(party)).map(([, it]) => it);
  return {
    kind,
    isPositive: expected.length > 0,
    right: Math.max(NOTHING, ...right),
    top: Math.max(NOTHING, ...hits.values()),
    wrong,
  };
}

function alertsAt(cases: readonly Case[], threshold: number) {
  const alerts = cases.filter((it) => it.top >= threshold).length;
  const right = cases.filter((it) => it.isPositive && it.right >= threshold).length;
  const positives = cases.filter((it) => it.isPositive).length;
  const precision = alerts === 0 ? 0 : right / alerts;
  const recall = positives === 0 ? 0 : right / positives;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** The sum over falling thresholds of the gain in recall times the precision. */
function averagePrecision(cases: readonly Case[]): number {
  const thresholds = new Set(cases.flatMap((it) => [it.top, it.right]));
  thresholds.delete(NOTHING);
  let sum = 0;
  let before = 0;
  for (const threshold of [...thresholds].sort((a, b) => b - a)) {
    const { precision, recall } = alertsAt(cases, threshold);
    sum += (recall - before) * precision;
    before = recall;
  }
  return sum;
}

const shareOf = <T>(all: readonly T[], holds: (it: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(holds).length / all.length;
