import { WHOLE_BP } from '#domain/basis-points.ts';
import type { ValueEstimate } from '#domain/learning/evaluation/policy-value.ts';
import { strategyInsights } from '#domain/learning/evaluation/strategy-insights.ts';
import type { JudgedDecision } from '#domain/learning/evaluation/strategy-insights.ts';
import {
  CURVE_DECISIONS_MIN,
  learningCurve,
  questionsWithMany,
} from '#domain/learning/report/curve.ts';
import type { CurvePoint } from '#domain/learning/report/curve.ts';
import { chart } from '../chart.ts';
import type { Markup } from '#api/document/markup.ts';
import { html, section, table } from '#api/document/markup.ts';
import { askedWords, percent } from './words.ts';

export const tooFew = (): Markup =>
  html`<p>No question has ${CURVE_DECISIONS_MIN} decisions with a known result yet.</p>`;

/**
 * How rewards went from decision to decision, how often memory changed the choice, and what the
 * rules alone would have brought.
 * @param decisions the earliest first
 */
export function curveOf(decisions: readonly JudgedDecision[]): Markup {
  const many = questionsWithMany(decisions);
  return section(
    'curve',
    'Learning curve',
    many.length === 0
      ? tooFew()
      : [
          html`<p>
            Each point is the mean of ten decisions or more, in the order in which they were made. A
            reward of 100 % is the best that could have come of one.
          </p>`,
          lines('Mean reward of decisions, by question', many, (it) => it.rewardBp),
          lines(
            'Share of decisions in which memory chose something else than the rules',
            many,
            (it) => it.byMemoryBp,
          ),
        ],
    decisions.length === 0 ? null : withoutMemory(decisions),
  );
}

function lines(
  said: string,
  many: readonly [string, JudgedDecision[]][],
  value: (it: CurvePoint) => number,
): Markup {
  return chart(said, {
    xAxis: { type: 'value', name: 'decisions', nameLocation: 'middle', nameGap: 28 },
    yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
    series: many.map(([question, some]) => ({
      type: 'line',
      name: askedWords(question),
      // In percent, by how many decisions had been made.
      data: learningCurve(some).map((it) => [it.decisionsCount, Math.round(value(it) / 10) / 10]),
    })),
  });
}

function withoutMemory(decisions: readonly JudgedDecision[]): Markup {
  const rows = strategyInsights(decisions).map(({ question, options, withoutMemory: rules }) => [
    askedWords(question),
    options.reduce((sum, it) => sum + it.playsCount, 0),
    options.reduce((sum, it) => sum + it.byMemoryCount, 0),
    rules === null ? 'cannot be told' : interval(rules.loggedBp),
    rules === null ? 'cannot be told' : interval(rules.doublyRobustBp),
  ]);
  return table(
    ['Question', 'Decisions', 'Changed by memory', 'Reward (95 %)', 'The rules alone (95 %)'],
    rows,
  );
}

const interval = ({ meanBp, lowBp, highBp }: ValueEstimate): string =>
  `${percent(meanBp / WHOLE_BP)} (${percent(lowBp / WHOLE_BP)} to ${percent(highBp / WHOLE_BP)})`;
