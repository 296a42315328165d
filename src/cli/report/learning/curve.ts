import type { LearnedQuestion } from '#contracts/learning.ts';
import { inWindows } from '#domain/learning/report/windows.ts';
import type { LearnedDecision } from '#memory/learning/report-facts.ts';
import { chart } from '../chart.ts';
import type { Markup } from '../../document/markup.ts';
import { html, section } from '../../document/markup.ts';
import { questionWords } from './words.ts';

/** Decisions that a point of the curve stands for. */
const WINDOW = 25;
const WHOLE_BP = 10_000;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, it) => sum + it, 0) / values.length;

/** How rewards went from decision to decision, and how often memory changed the choice. */
export function curveOf(decisions: readonly LearnedDecision[]): Markup {
  const title = 'Learning curve';
  if (decisions.length === 0) {
    return section('curve', title, html`<p>No decision with a known result yet.</p>`);
  }
  const byQuestion = [...Map.groupBy(decisions, (it) => it.question)];
  return section(
    'curve',
    title,
    html`<p>
      Each point is the mean of about ${WINDOW} decisions, in the order in which they were made. A
      reward of 100 % is the best that could have come of one.
    </p>`,
    chart('Mean reward of decisions, by question', {
      xAxis: { type: 'value', name: 'decisions', nameLocation: 'middle', nameGap: 28 },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
      series: byQuestion.map(([question, some]) => ({
        type: 'line',
        name: questionWords[question],
        data: pointsOf(some, (it) => it.rewardBp / WHOLE_BP),
      })),
    }),
    chart('Share of decisions in which memory chose something else than the rules', {
      xAxis: { type: 'value', name: 'decisions', nameLocation: 'middle', nameGap: 28 },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
      series: byQuestion.map(([question, some]) => ({
        type: 'line',
        name: questionWords[question],
        data: pointsOf(some, (it) => Number(it.chosen !== it.without)),
      })),
    }),
  );
}

/** In percent, by how many decisions had been made. */
function pointsOf(
  decisions: readonly LearnedDecision[],
  value: (it: LearnedDecision) => number,
): [number, number][] {
  let made = 0;
  return inWindows(decisions, WINDOW).map((window) => {
    made += window.length;
    return [made, Math.round(meanOf(window.map(value)) * 1_000) / 10];
  });
}

/** Options chosen over time, question by question. */
export function armsOf(decisions: readonly LearnedDecision[]): Markup {
  const byQuestion = [...Map.groupBy(decisions, (it) => it.question)];
  const charts = byQuestion.map(([question, some]) => armsChart(question, some));
  return section(
    'arms',
    'What was chosen',
    charts.length === 0 ? html`<p>No decision with a known result yet.</p>` : charts,
  );
}

function armsChart(question: LearnedQuestion, decisions: readonly LearnedDecision[]): Markup {
  const windows = inWindows(decisions, WINDOW);
  const options = [...new Set(decisions.map((it) => it.chosen))].toSorted();
  let made = 0;
  const marks = windows.map((it) => (made += it.length));
  return chart(`${questionWords[question]}: share of each option`, {
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
      stack: question,
      name: option,
      data: windows.map((window) => {
        const chosen = window.filter((it) => it.chosen === option).length;
        return Math.round((chosen / window.length) * 1_000) / 10;
      }),
    })),
  });
}
