import type { SavingsLine, SavingsMeasure } from '#contracts/savings.ts';
import { median } from '../basis-points.ts';
import { PAST_PRICES_MIN } from '../negotiation/mandate.ts';
import { withoutOutliers } from './outliers.ts';

/** One ordered line and what it is held against; prices per unit, in minor units. */
type OrderedLine = {
  quantity: number;
  unitPriceMinor: number;
  /** Of the winner's first quote; null = it made none. */
  firstUnitPriceMinor: number | null;
  /** First quotes of all suppliers that quoted the line. */
  firstQuotesMinor: readonly number[];
  /** Prices that were paid for the item before the award, latest first. */
  paidBeforeMinor: readonly number[];
};

type LineSavings = Pick<
  SavingsLine,
  | 'baselineMethod'
  | 'baselineSampleSize'
  | 'baselineMinor'
  | 'paidMinor'
  | 'identifiedMinor'
  | 'negotiatedMinor'
  | 'awardedMinor'
  | 'avoidedMinor'
>;

/** What each measure of the savings book counts; shown wherever its figures are. */
export const savingsDefinitions: readonly { measure: SavingsMeasure; sentence: string }[] = [
  {
    measure: 'baseline',
    sentence:
      'What the ordered units would have cost without us: at the median of the prices paid for the ' +
      'item before, where at least three are known, else at the mean of the first quotes without ' +
      'outliers (more than three times, or less than a third of, the middle one).',
  },
  {
    measure: 'identified',
    sentence:
      'Baseline less the lowest first quote that is no outlier: what asking several suppliers showed to be possible ' +
      'before anybody bargained. Negative when even the lowest quote was above the baseline.',
  },
  {
    measure: 'negotiated',
    sentence: "The winner's first quote less the price of the order: what bargaining brought.",
  },
  {
    measure: 'awarded',
    sentence:
      'Baseline less the price of the order: what the order saves. Orders that were cancelled, ' +
      'rejected or lapsed do not count, and a price that was overridden counts as it is now.',
  },
  {
    measure: 'avoided',
    sentence:
      'The part of a price rise that was not paid: the first quote of the winner less the price of ' +
      'the order or the price last paid, whichever is higher. It is no saving against a budget, ' +
      'and 0 for an item that was never bought before.',
  },
];

/** The measures of one ordered line, for all its units. Prices as ordered, without the way. */
export function lineSavings(line: OrderedLine): LineSavings {
  const { quantity, unitPriceMinor, firstUnitPriceMinor, paidBeforeMinor } = line;
  const quotes = withoutOutliers(line.firstQuotesMinor);
  const { method, unitMinor, sampleSize } = baseline(line, quotes);
  const lowest = quotes.length === 0 ? unitMinor : Math.min(...quotes);
  const first = firstUnitPriceMinor ?? unitPriceMinor;
  const [lastPaid] = paidBeforeMinor;
  const avoided =
    lastPaid === undefined ? 0 : Math.max(0, first - Math.max(unitPriceMinor, lastPaid));
  return {
    baselineMethod: method,
    baselineSampleSize: sampleSize,
    baselineMinor: quantity * unitMinor,
    paidMinor: quantity * unitPriceMinor,
    identifiedMinor: quantity * (unitMinor - lowest),
    negotiatedMinor: quantity * (first - unitPriceMinor),
    awardedMinor: quantity * (unitMinor - unitPriceMinor),
    avoidedMinor: quantity * avoided,
  };
}

function baseline(
  { paidBeforeMinor, unitPriceMinor }: OrderedLine,
  quotes: readonly number[],
): { method: LineSavings['baselineMethod']; unitMinor: number; sampleSize: number } {
  const usual = median(paidBeforeMinor);
  if (usual !== null && paidBeforeMinor.length >= PAST_PRICES_MIN) {
    return { method: 'past_median', unitMinor: usual, sampleSize: paidBeforeMinor.length };
  }
  if (quotes.length === 0) return { method: 'none', unitMinor: unitPriceMinor, sampleSize: 0 };
  const sum = quotes.reduce((total, it) => total + it, 0);
  const unitMinor = Math.floor(sum / quotes.length);
  return { method: 'mean_of_quotes', unitMinor, sampleSize: quotes.length };
}
