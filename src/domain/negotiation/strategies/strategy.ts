/**
 * How much of the span between opening and limit is given away after a share of the rounds, both in
 * basis points. Never falls as time goes on; 0 at the start, 10,000 at the end.
 */
export type ConcessionStrategy = (timeBp: number) => number;

export const STRATEGY_NAMES = ['linear', 'boulware', 'conceder'] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];
