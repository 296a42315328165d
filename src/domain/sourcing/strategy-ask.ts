import type { AdviceAsk } from '#contracts/learning.ts';
import type { Requisition } from '#contracts/procurement.ts';
import { categoryClass, searchContext } from '../learning/arms/contexts.ts';
import { chooseStrategy } from './choose-strategy.ts';
import type { Situation } from './strategies/strategy.ts';

/** How to search, put to the memory with what the rules alone would do. */
export function strategyAsk({ lines }: Requisition, situation: Situation): AdviceAsk {
  const { urgency, budgetFitBp } = situation;
  const { chosen, ranked } = chooseStrategy(situation);
  return {
    question: 'search_strategy',
    context: searchContext({ urgency, budgetFitBp, category: categoryClass(lines) }),
    options: ranked.map((it) => ({ option: it.strategy, ruleScoreBp: it.scoreBp })),
    without: chosen,
  };
}
