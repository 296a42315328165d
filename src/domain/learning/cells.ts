/**
 * What is counted. Unit of `sum`: late 1 = a late delivery; delay_days days, from -30 to 60; rejected
 * basis points of the inspected units; price_level natural logarithm of price over the item's usual
 * price, times 10,000; answered 1 = answered; answer_hours hours; agreed 1 = an agreement; concession
 * basis points of the first total; walked_away 1 = it left; reward basis points, 10,000 = best.
 */
export const MEASURES = [
  'late',
  'delay_days',
  'rejected',
  'price_level',
  'answered',
  'answer_hours',
  'agreed',
  'concession',
  'walked_away',
  'reward',
] as const;
export type Measure = (typeof MEASURES)[number];

/** For whom it is counted, the narrowest first; each estimate leans on the next wider one. */
export const LEVELS = ['supplier', 'category_lane', 'all', 'arm', 'arm_all'] as const;
export type Level = (typeof LEVELS)[number];

/** How many thousandths one full observation counts; one of many on a day counts less. */
export const WHOLE_COUNT = 1_000;

/**
 * Observations of a month, added up in integers: the order in which they came leaves no trace, so
 * that counting anew gives the same bit by bit.
 */
export type Cell = {
  measure: Measure;
  level: Level;
  /** Supplier id; `<category> <lane>`; `*`; keys of arms: see below. */
  key: string;
  /** Months since January 1970. */
  monthNo: number;
  /** Observations as they came. */
  sampleSize: number;
  /** Weight in thousandths of an observation. */
  countMilli: number;
  /** Weighted, thousandths of the measure's unit. */
  sumMilli: number;
  /** Of the squares, thousandths. */
  squaresMilli: number;
};

/** Key of the level `category_lane`; unknown parts are a question mark. */
export const categoryLaneKey = (category: string | null, lane: string | null): string =>
  `${category ?? '?'} ${lane ?? '?'}`;

/** Key of the level `all`. */
export const ALL_KEY = '*';

/** Key of the level `arm`: an option in cases that are alike. */
export const armKey = (question: string, context: string, option: string): string =>
  `${question}/${context}/${option}`;

/**
 * Key of the level `arm_all`: an option in all cases in which the rules would have chosen `without`.
 * Cases of different rule choices are never mixed: an option that rules take in hard cases only would
 * look bad beside one that they take in easy ones.
 */
export const armAllKey = (question: string, without: string, option: string): string =>
  `${question}/${without}/${option}`;
