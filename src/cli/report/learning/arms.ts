import type { JudgedDecision } from '#domain/learning/evaluation/strategy-insights.ts';
import { curveWindows, questionsWithMany } from '#domain/learning/report/curve.ts';
import { chart } from '../chart.ts';
import type { Markup } from '#api/document/markup.ts';
import { section } from '#api/document/markup.ts';
import { tooFew } from './curve.ts';
import { askedWords } from './words.ts';

/** More options than these, such as suppliers, are no arms that a chart can show. */
const OPTIONS_MAX = 8;

/** Options chosen over time, question by question. */
export function armsOf(decisions: readonly JudgedDecision[]): Markup {
  const charts = questionsWithMany(decisions).flatMap(([question, some]) => {
    const options = [...new Set(some.map((it) => it.chosen))].toSorted();
    return options.length > OPTIONS_MAX ? [] : [armsChart(askedWords(question), options, some)];
  });
  return section('arms', 'What was chosen', charts.length === 0 ? tooFew() : charts);
}

function armsChart(
  asked: string,
  options: readonly string[],
  decisions: readonly JudgedDecision[],
): Markup {
  const windows = curveWindows(decisions);
  let made = 0;
  const marks = windows.map((it) => (made += it.length));
  return chart(`${asked}: share of each option`, {
    xAxis: {
      type: 'category',
      data: marks,
      name: 'decisions',
      nameLocation: 'middle',
      nameGap: 28,
    },
    yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
    series: options.map((option) => ({
      type: 'bar',
      stack: asked,
      name: option,
      data: windows.map((window) => {
        const chosen = window.filter((it) => it.chosen === option).length;
        return Math.round((chosen / window.length) * 1_000) / 10;
      }),
    })),
  });
}
