import type { ScorecardRules } from '#contracts/risk-rules.ts';

/** How own history is shown where no policy says how; then a standing has no effect. */
export const defaultScorecardRules: ScorecardRules = {
  period: 'quarter',
  fade: { kind: 'linear', periods: 12 },
  weightsBp: { delivery: 3_500, quality: 3_000, price: 2_000, responsiveness: 1_500 },
  standings: [
    { name: 'very poor', fromBp: 0, rfq: 'allow', award: 'allow' },
    { name: 'poor', fromBp: 3_000, rfq: 'allow', award: 'allow' },
    { name: 'average', fromBp: 5_000, rfq: 'allow', award: 'allow' },
    { name: 'good', fromBp: 8_000, rfq: 'allow', award: 'allow' },
  ],
};
