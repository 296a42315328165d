import type { Requisition } from '#contracts/procurement.ts';
import type { Market, SourcingStrategy } from '#contracts/supplier.ts';
import { clampBp, WHOLE_BP } from '../basis-points.ts';
import { daysUntil } from '../days.ts';
import { CATEGORY_BP, leaningOf } from './strategies/category.ts';
import { strategies } from './strategies/index.ts';
import type { Situation } from './strategies/strategy.ts';

export type StrategyChoice = {
  chosen: SourcingStrategy;
  /** All strategies with their fit, best first; the first one is chosen. */
  ranked: { strategy: SourcingStrategy; scoreBp: number; because: string }[];
};

/** @param market what an earlier search of the case saw; null before the first one */
export function situationOf(
  requisition: Requisition,
  market: Market | null,
  nowMs: number,
): Situation {
  return {
    urgency: requisition.urgency,
    daysLeft: daysUntil(requisition.needBy, nowMs),
    linesCount: requisition.lines.length,
    hardRequirementsCount: new Set(requisition.lines.flatMap((it) => it.mustHave)).size,
    budgetFitBp: market === null ? null : budgetFitBp(requisition, market),
    prioritiesBp: requisition.prioritiesBp,
    leaning: leaningOf(requisition),
  };
}

/** Beyond ten times the cost, more budget makes no difference. */
const FIT_MAX_BP = 99_999;

/**
 * Budget against the cost of all lines at past prices, else at the market's median; basis points,
 * rounded down. null when a line has neither.
 */
export function budgetFitBp(requisition: Requisition, market: Market): number | null {
  let costMinor = 0;
  for (const { lineNo, quantity } of requisition.lines) {
    const line = market.lines.find((it) => it.lineNo === lineNo);
    const unitMinor = line?.pastUnitPriceMinor ?? line?.medianUnitPriceMinor ?? null;
    if (unitMinor === null) return null;
    costMinor += unitMinor * quantity;
  }
  if (costMinor === 0) return null;
  return Math.min(FIT_MAX_BP, Math.floor((requisition.budgetMinor * WHOLE_BP) / costMinor));
}

/** The strategy that fits best; equal fits in the order of the register. */
export function chooseStrategy(situation: Situation): StrategyChoice {
  const names = Object.keys(strategies) as SourcingStrategy[];
  const ranked = names
    .map((strategy) => fitOf(strategy, situation))
    .toSorted((a, b) => b.scoreBp - a.scoreBp);
  const best = ranked[0];
  if (best === undefined) throw new Error('there is no sourcing strategy');
  return { chosen: best.strategy, ranked };
}

/** The fit to the need, moved by the category of the lines. */
function fitOf(strategy: SourcingStrategy, situation: Situation): StrategyChoice['ranked'][number] {
  const { scoreBp, because } = strategies[strategy].fit(situation);
  const { leaning } = situation;
  const isLed = leaning?.strategy === strategy;
  return {
    strategy,
    scoreBp: clampBp(scoreBp + (isLed ? CATEGORY_BP : 0)),
    because: isLed ? `${because}, category ${leaning.division}` : because,
  };
}
