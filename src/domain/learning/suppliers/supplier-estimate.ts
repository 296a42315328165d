import type { Estimate } from '#contracts/learning.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { ALL_KEY } from '../cells.ts';
import type { Cell, Level } from '../cells.ts';
import { currentTotal } from '../change.ts';
import { fadedMonths } from '../decay.ts';
import type { Tally } from '../decay.ts';
import type { Groups } from './usual.ts';
import { shownIn, usualFrom } from './usual.ts';
import { believe, inUnit, meanOfBelief, opposite, shareOfBelief, trendOf } from '../posterior.ts';
import type { Belief } from '../posterior.ts';
import { LEARNING, TREND_HALF_LIFE_MONTHS, TREND_SD, WHOLE_OF, logToBp } from './measures.ts';
import type { SupplierMeasure } from './measures.ts';

/** What is known of a supplier; shares from 0 to 1, other units in the name or beside it. */
export type SupplierEstimate = {
  /** Chance that a delivery comes by the promised day. */
  onTime: Estimate;
  /** After the promised day; each delivery counts from -30 to 60. */
  delayDays: Estimate;
  /** Of the inspected units, in basis points. */
  rejectedBp: Estimate;
  /** Price against the item's usual one, in basis points; 0 = at it, 1,000 = a tenth dearer. */
  priceLevel: Estimate;
  /** By how much that changes a year, in basis points. */
  priceTrend: Estimate;
  /** How the share of late deliveries, the delay and the rejects change a year. */
  lateTrend: Estimate;
  delayTrend: Estimate;
  rejectedTrend: Estimate;
  /** Chance that it answers when it is asked. */
  answered: Estimate;
  answerHours: Estimate;
  /** Chance that a talk ends in an agreement, and that the supplier leaves it. */
  agreed: Estimate;
  /** What it gives of its first total, in basis points. */
  concessionBp: Estimate;
  walkedAway: Estimate;
};

/** Whom and what for; keys as in the cells, null = the wider level alone. */
export type SupplierContext = { supplierId: string | null; categoryLane: string | null };

const LEVELS = ['supplier', 'category_lane', 'all'] as const satisfies readonly Level[];
const NOBODY: Tally = { sampleSize: 0, weight: 0, sum: 0, squares: 0 };

/**
 * Estimates of suppliers from the cells of all of them and of their parents; what suppliers have in
 * common is worked out once.
 * @param nowMonth months since January 1970
 * @param wider whether cells of wider levels hold those of the suppliers, or of others alone
 */
export function createSupplierEstimator(
  cells: readonly Cell[],
  nowMonth: number,
  wider: 'of_all' | 'of_others' = 'of_all',
): (context: SupplierContext) => SupplierEstimate {
  const groups = grouped(cells);
  const totals = new Map<readonly Cell[], Tally>();
  const cellsAt = (measure: SupplierMeasure, level: Level, key: string | null) =>
    key === null ? undefined : groups.get(measure)?.get(level)?.get(key);
  const totalAt = (measure: SupplierMeasure, level: Level, key: string | null): Tally => {
    const found = cellsAt(measure, level, key);
    if (found === undefined) return NOBODY;
    let total = totals.get(found);
    if (total === undefined) {
      const { halfLifeMonths, priorSd } = LEARNING[measure];
      total =
        level === 'supplier'
          ? currentTotal(found, nowMonth, halfLifeMonths, priorSd, WHOLE_OF[measure])
          : usual(measure, level, found);
      totals.set(found, total);
    }
    return total;
  };
  const usual = wider === 'of_all' ? usualFrom(groups, nowMonth) : shownIn(nowMonth);
  return (context) => {
    const keys = {
      supplier: context.supplierId,
      category_lane: context.categoryLane,
      all: ALL_KEY,
    };
    const levels = LEVELS.filter((it) => it === 'supplier' || keys[it] !== null);
    const belief = (measure: SupplierMeasure): Belief =>
      believe(
        levels.map((level) => totalAt(measure, level, keys[level])),
        LEARNING[measure],
      );
    const trend = (measure: keyof typeof TREND_SD): Estimate => {
      const own = cellsAt(measure, 'supplier', context.supplierId) ?? [];
      const months = fadedMonths(own, nowMonth, TREND_HALF_LIFE_MONTHS, WHOLE_OF[measure]);
      return trendOf(months, TREND_SD[measure], belief(measure).variance);
    };
    return estimateFrom(belief, trend);
  };
}

function estimateFrom(
  belief: (measure: SupplierMeasure) => Belief,
  trend: (measure: keyof typeof TREND_SD) => Estimate,
): SupplierEstimate {
  const share = (measure: SupplierMeasure) => shareOfBelief(belief(measure));
  const mean = (measure: SupplierMeasure) => meanOfBelief(belief(measure));
  // Each is worked out when it is read: a ranking of many suppliers reads few of them.
  return {
    get onTime() {
      return opposite(share('late'));
    },
    get delayDays() {
      return mean('delay_days');
    },
    get rejectedBp() {
      return inUnit(share('rejected'), toBp);
    },
    get priceLevel() {
      return inUnit(mean('price_level'), logToBp);
    },
    get priceTrend() {
      return inUnit(trend('price_level'), logToBp);
    },
    get lateTrend() {
      return trend('late');
    },
    get delayTrend() {
      return trend('delay_days');
    },
    get rejectedTrend() {
      return inUnit(trend('rejected'), toBp);
    },
    get answered() {
      return share('answered');
    },
    get answerHours() {
      return atLeast(0, mean('answer_hours'));
    },
    get agreed() {
      return share('agreed');
    },
    get concessionBp() {
      return mean('concession');
    },
    get walkedAway() {
      return share('walked_away');
    },
  };
}

/** Estimates of one supplier; for many use `createSupplierEstimator`. */
export const estimateSupplier = (
  cells: readonly Cell[],
  context: SupplierContext,
  nowMonth: number,
): SupplierEstimate => createSupplierEstimator(cells, nowMonth)(context);

const toBp = (part: number): number => part * WHOLE_BP;

const atLeast = (least: number, estimate: Estimate): Estimate => ({
  ...estimate,
  low: Math.max(least, estimate.low),
});

function grouped(cells: readonly Cell[]): Groups {
  const groups: Groups = new Map();
  for (const cell of cells) {
    let levels = groups.get(cell.measure);
    if (levels === undefined) groups.set(cell.measure, (levels = new Map()));
    let keys = levels.get(cell.level);
    if (keys === undefined) levels.set(cell.level, (keys = new Map()));
    const known = keys.get(cell.key);
    if (known === undefined) keys.set(cell.key, [cell]);
    else known.push(cell);
  }
  return groups;
}
