import type { Advice } from '#contracts/learning.ts';
import type { CaseBrief } from '#contracts/messages.ts';
import type { SourcingStrategy } from '#contracts/supplier.ts';
import { decisionMemory, withExpected } from '#domain/learning/advice/decision-memory.ts';
import type { StrategyChoice } from '#domain/sourcing/choose-strategy.ts';
import { strategyAsk } from '#domain/sourcing/strategy-ask.ts';
import type { Situation } from '#domain/sourcing/strategies/strategy.ts';
import type { DeskCommand } from '../desk.ts';
import { memoryUse, remembered } from '../remembered.ts';

/** How to search, and what memory had to do with it. */
export function strategyDecision(
  brief: CaseBrief,
  situation: Situation,
  { ranked }: StrategyChoice,
  made: {
    strategy: SourcingStrategy;
    /** By the supervisor; null = it leaves the choice to us. */
    wanted: SourcingStrategy | null;
    advice: Advice | null;
  },
): DeskCommand {
  const { strategy, wanted, advice } = made;
  const why = ranked.find((it) => it.strategy === strategy);
  const isOwn = wanted === null && memoryUse(brief) !== null;
  const asked = advice ?? strategyAsk(brief.requisition, situation);
  return remembered(brief, advice, isOwn ? decisionMemory(asked, advice, strategy) : null, {
    question: 'How to search?',
    chosen: strategy,
    alternatives: ranked
      .filter((it) => it.strategy !== strategy)
      .map((it) => ({
        option: it.strategy,
        scoreBp: it.scoreBp,
        because: withExpected(it.because, advice, it.strategy),
      })),
    because:
      wanted === null
        ? [{ rule: 'best fit', value: why?.because ?? '' }]
        : [{ rule: 'asked for by the supervisor', value: strategy }],
    confidenceBp: why?.scoreBp ?? 0,
    inputs: situation,
  });
}
