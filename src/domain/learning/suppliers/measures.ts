import { WHOLE_BP } from '../../basis-points.ts';
import type { Measure } from '../cells.ts';
import type { Learning } from '../posterior.ts';

/** Measures of suppliers; rewards are of agents. */
export type SupplierMeasure = Exclude<Measure, 'reward'>;

/** Deliveries of the sample years change their ways within a year or two (docs/learning.md). */
const DELIVERY_HALF_LIFE_MONTHS = 9;
/** Prices and manners at the table move slower, and there are fewer of them. */
const HALF_LIFE_MONTHS = 12;
/** The fixed prior is worth so many suppliers: a third that was seen outweighs it half and half. */
const ROOT_SUPPLIERS = 2;

/**
 * How each measure is learnt. The strengths say how alike suppliers of one category and lane are:
 * as alike as so many observations of their own would make sure.
 */
export const LEARNING: Readonly<Record<SupplierMeasure, Learning>> = {
  late: share(0.15, 8, DELIVERY_HALF_LIFE_MONTHS),
  delay_days: mean(0, 15, 6, DELIVERY_HALF_LIFE_MONTHS),
  // Of the units of a delivery, so a mean already: deliveries of one supplier scatter far less than
  // suppliers differ, and three of them say as much as what is usual.
  rejected: { ...share(0.02, 3, DELIVERY_HALF_LIFE_MONTHS), priorSd: 0.05 },
  price_level: mean(0, 1_500, 3, HALF_LIFE_MONTHS),
  answered: share(0.8, 5, HALF_LIFE_MONTHS),
  answer_hours: mean(48, 48, 4, HALF_LIFE_MONTHS),
  agreed: share(0.5, 5, HALF_LIFE_MONTHS),
  concession: mean(500, 500, 4, HALF_LIFE_MONTHS),
  walked_away: share(0.1, 5, HALF_LIFE_MONTHS),
};

function share(priorMean: number, levelStrength: number, halfLifeMonths: number): Learning {
  return mean(priorMean, Math.sqrt(priorMean * (1 - priorMean)), levelStrength, halfLifeMonths);
}

function mean(
  priorMean: number,
  priorSd: number,
  levelStrength: number,
  halfLifeMonths: number,
): Learning {
  return {
    rootStrength: ROOT_SUPPLIERS * levelStrength,
    halfLifeMonths,
    priorMean,
    priorSd,
    levelStrength,
  };
}

/** What one is, in the unit of the cells, where estimates are of shares. */
export const WHOLE_OF: Partial<Record<SupplierMeasure, number>> = { rejected: WHOLE_BP };

/** A price level, or a change of it, as what is added to the usual price, in basis points. */
export const logToBp = (level: number): number => WHOLE_BP * Math.expm1(level / WHOLE_BP);

/** Trends need more history than levels: half of it fades in two years. */
export const TREND_HALF_LIFE_MONTHS = 24;
/** How much a measure usually changes in a year, in its unit. */
export const TREND_SD = { late: 0.15, delay_days: 10, rejected: 0.05, price_level: 1_000 } as const;
