import { WHOLE_BP } from '../../basis-points.ts';
import { expectedRewards } from './expected-rewards.ts';
import type { PolicyValue, ValueEstimate } from './policy-value.ts';
import { meanOf, policyValue } from './policy-value.ts';

/** A decision with what came of it, as it was observed. */
export type JudgedDecision = {
  question: string;
  context: string;
  chosen: string;
  without: string;
  propensityBp: number;
  rewardBp: number;
};

export type PlayedOption = {
  option: string;
  playsCount: number;
  /** Of them those in which the rules alone would have chosen otherwise. */
  byMemoryCount: number;
  /** Mean chance with which it was chosen when it was. */
  meanPropensityBp: number;
  rewardBp: ValueEstimate;
};

export type QuestionInsight = {
  question: string;
  options: PlayedOption[];
  contexts: { context: string; option: string; playsCount: number; rewardBp: ValueEstimate }[];
  /** What the rules alone would have brought, beside what was decided; null = cannot be told. */
  withoutMemory: PolicyValue | null;
};

const CONTEXTS_MAX = 50;

/** What was tried for each question, what it brought, and what the rules alone would have brought. */
export function strategyInsights(decisions: readonly JudgedDecision[]): QuestionInsight[] {
  const questions = [...Map.groupBy(decisions, (it) => it.question)];
  return questions
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([question, rows]) => ({
      question,
      options: [...Map.groupBy(rows, (it) => it.chosen)]
        .map(([option, plays]) => playedOption(option, plays))
        .toSorted((a, b) => b.playsCount - a.playsCount || (a.option < b.option ? -1 : 1)),
      contexts: contextsOf(rows),
      withoutMemory: rulesAlone(rows),
    }));
}

const playedOption = (option: string, plays: readonly JudgedDecision[]): PlayedOption => ({
  option,
  playsCount: plays.length,
  byMemoryCount: plays.filter((it) => it.chosen !== it.without).length,
  meanPropensityBp: Math.round(
    plays.reduce((sum, it) => sum + it.propensityBp, 0) / Math.max(1, plays.length),
  ),
  rewardBp: meanOf(plays.map((it) => it.rewardBp)),
});

/** The most played first. */
function contextsOf(rows: readonly JudgedDecision[]): QuestionInsight['contexts'] {
  const groups = Map.groupBy(rows, (it) => JSON.stringify([it.context, it.chosen]));
  return [...groups.values()]
    .flatMap((plays) => {
      const [first] = plays;
      if (first === undefined) return [];
      const rewardBp = meanOf(plays.map((it) => it.rewardBp));
      return [{ context: first.context, option: first.chosen, playsCount: plays.length, rewardBp }];
    })
    .toSorted((a, b) => b.playsCount - a.playsCount || (a.context < b.context ? -1 : 1))
    .slice(0, CONTEXTS_MAX);
}

function rulesAlone(rows: readonly JudgedDecision[]): PolicyValue | null {
  // Without a chance nothing can be told from a choice.
  const drawn = rows.filter((it) => it.propensityBp > 0 && it.propensityBp <= WHOLE_BP);
  const options = [...new Set(drawn.flatMap((it) => [it.chosen, it.without]))];
  const expected = expectedRewards(drawn, options);
  return policyValue(
    drawn.map((it, at) => ({
      ...it,
      chances: new Map([[it.without, 1]]),
      expectedBp: expected[at] ?? new Map<string, number>(),
    })),
  );
}
