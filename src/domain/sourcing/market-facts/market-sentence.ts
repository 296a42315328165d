import type { MarketFacts } from '#contracts/market-facts.ts';
import { showMoney, showShare } from '../../money.ts';
import { ACTIVE_MONTHS } from './active-months.ts';

/** The market of an item in one line for a decision. */
export function marketSentence(facts: MarketFacts): string {
  const { prices, trend, concentration, activeSuppliersCount, currency } = facts;
  const parts = [
    prices === null
      ? 'no price known'
      : `${prices.count} prices, half of them from ${showMoney(prices.lowerQuartileMinor, currency)} to ${showMoney(prices.upperQuartileMinor, currency)}`,
    ...(trend === null
      ? []
      : [
          `${showShare(trend.perYearBp)} a year (${showShare(trend.lowBp)} to ${showShare(trend.highBp)})`,
        ]),
    `${activeSuppliersCount} suppliers active in ${ACTIVE_MONTHS} months`,
    ...(concentration === null ? [] : [`concentration ${concentration.hhi} of 10,000`]),
  ];
  return parts.join(', ');
}
