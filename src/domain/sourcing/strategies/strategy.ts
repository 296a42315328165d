import type { Requisition } from '#contracts/procurement.ts';
import type { Leaning } from './category.ts';

/** What a choice of strategy looks at. */
export type Situation = {
  urgency: Requisition['urgency'];
  daysLeft: number;
  linesCount: number;
  hardRequirementsCount: number;
  /** Budget against the cost on the known market, in basis points; null = no price known yet. */
  budgetFitBp: number | null;
  prioritiesBp: Requisition['prioritiesBp'];
  /** Where the category of the lines leads; absent or null = nowhere. */
  leaning?: Leaning | null;
};

/**
 * A way of searching: how well it fits a situation, with the reason, and how it shifts the weights
 * of the ranking. Shifts are added to the buyer's weights before these are made whole again.
 */
export type Strategy = {
  fit(situation: Situation): { scoreBp: number; because: string };
  shiftBp: Readonly<Partial<Record<RankingFactor, number>>>;
};

/** Rows of a ranking, in the order in which they are shown. */
export const RANKING_FACTORS = [
  'price',
  'lead_time',
  'on_time',
  'quality',
  'certificates',
  'track_record',
  'capacity',
  'lines',
  'preferred',
] as const;
export type RankingFactor = (typeof RANKING_FACTORS)[number];
