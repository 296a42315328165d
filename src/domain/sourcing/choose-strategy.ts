import type { Requisition } from '#contracts/procurement.ts';
import type { SourcingStrategy } from '#contracts/supplier.ts';
import { daysUntil } from '../days.ts';
import { strategies } from './strategies/index.ts';
import type { Situation } from './strategies/strategy.ts';

export type StrategyChoice = {
  chosen: SourcingStrategy;
  /** All strategies with their fit, best first; the first one is chosen. */
  ranked: { strategy: SourcingStrategy; scoreBp: number; because: string }[];
};

export function situationOf(requisition: Requisition, nowMs: number): Situation {
  return {
    urgency: requisition.urgency,
    daysLeft: daysUntil(requisition.needBy, nowMs),
    linesCount: requisition.lines.length,
    hardRequirementsCount: new Set(requisition.lines.flatMap((it) => it.mustHave)).size,
    budgetFitBp: null,
    prioritiesBp: requisition.prioritiesBp,
  };
}

/** The strategy that fits best; equal fits in the order of the register. */
export function chooseStrategy(situation: Situation): StrategyChoice {
  const names = Object.keys(strategies) as SourcingStrategy[];
  const ranked = names
    .map((strategy) => ({ strategy, ...strategies[strategy].fit(situation) }))
    .toSorted((a, b) => b.scoreBp - a.scoreBp);
  const best = ranked[0];
  if (best === undefined) throw new Error('there is no sourcing strategy');
  return { chosen: best.strategy, ranked };
}
