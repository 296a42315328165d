import { WHOLE_BP } from '../../basis-points.ts';
import type { JudgedDecision } from '../evaluation/strategy-insights.ts';
import { inWindows } from './windows.ts';

/** With fewer decisions on a question a curve shows luck. */
export const CURVE_DECISIONS_MIN = 20;
/** Points of a curve, as far as each stands for enough decisions. */
const POINTS = 20;
const WINDOW_MIN = 10;

export type CurvePoint = {
  /** Decisions on the question up to here. */
  decisionsCount: number;
  /** Mean of those since the point before, unrounded. */
  rewardBp: number;
  /** Share of those in which memory chose something else than the rules, unrounded. */
  byMemoryBp: number;
};

/** Decisions by question, those with enough of them. */
export const questionsWithMany = (
  decisions: readonly JudgedDecision[],
): [question: string, decisions: JudgedDecision[]][] =>
  [...Map.groupBy(decisions, (it) => it.question)].filter(
    ([, it]) => it.length >= CURVE_DECISIONS_MIN,
  );

/** A question's decisions in the windows that points of a curve stand for. */
export const curveWindows = (decisions: readonly JudgedDecision[]): JudgedDecision[][] =>
  inWindows(decisions, Math.max(WINDOW_MIN, Math.ceil(decisions.length / POINTS)));

/**
 * How rewards went from decision to decision on one question, and how often memory changed the choice.
 * @param decisions the earliest first
 */
export function learningCurve(decisions: readonly JudgedDecision[]): CurvePoint[] {
  let decisionsCount = 0;
  return curveWindows(decisions).map((window) => {
    decisionsCount += window.length;
    const mean = (of: (it: JudgedDecision) => number) =>
      window.reduce((sum, it) => sum + of(it), 0) / window.length;
    return {
      decisionsCount,
      rewardBp: mean((it) => it.rewardBp),
      byMemoryBp: mean((it) => (it.chosen === it.without ? 0 : WHOLE_BP)),
    };
  });
}
