import { readOrderFile } from '#cli/forecast/order-file.ts';
import type { OrderLine } from '#domain/learning/forecast/order-line.ts';
import type { Spread } from '../../statistics.ts';
import { aimsTable } from './aims.ts';
import { contendersOf } from './contenders.ts';
import type { Contenders } from './contenders.ts';
import { judgeDelays } from './judge-delays.ts';
import { judgeLate } from './judge-late.ts';
import type { JudgedLate, Scope } from './judge-late.ts';
import { judgePrices } from './judge-prices.ts';
import { lateTable, originsTable } from './late-tables.ts';
import { delayTable, priceOriginsTable, priceTable } from './price-tables.ts';
import { splitAt } from './split.ts';
import type { Split } from './split.ts';
import { timeForecasts } from './timing.ts';
import type { Timing } from './timing.ts';

const FILE = 'data/scms-delivery-history-2006-2012.csv';
/** The split that the figures of the benchmark are given for. */
const FIRST_TEST_YEAR = 2011;
const ROLLING_YEARS = [2009, 2010, 2011];
const LAST_YEAR = 2012;

export type RealOptions = {
  /** Order lines of the history in `data/`, all or some: the learned anchors know no others. */
  file?: string;
};

/** Forecasts on real deliveries beside the anchors of the benchmark, as tables to print. */
export async function realBench({ file = FILE }: RealOptions = {}): Promise<string> {
  const lines = await readOrderFile(file);
  const split = splitAt(lines, FIRST_TEST_YEAR, 'from_then_on');
  const contenders = await contendersOf(split);
  const late = judgeScopes(split, contenders);
  const prices = judgePrices(split, contenders);
  const timing = await timeForecasts(file);
  return [
    ...Object.entries(late).map(([scope, judged]) => lateTable(split, scope as Scope, judged)),
    priceTable(split, prices),
    delayTable(
      split,
      judgeDelays(split, contenders, 'direct'),
      judgeDelays(split, contenders, 'rdc'),
    ),
    await rollingOrigins(lines),
    timingText(timing),
    aimsTable(late, prices, timing.commandSeconds.median),
  ].join('\n\n');
}

function judgeScopes(split: Split, contenders: Contenders): Record<Scope, JudgedLate[]> {
  return {
    direct: judgeLate(split, contenders, 'direct'),
    all: judgeLate(split, contenders, 'all'),
    rdc: judgeLate(split, contenders, 'rdc'),
  };
}

async function rollingOrigins(lines: OrderLine[]): Promise<string> {
  const splits = [
    ...ROLLING_YEARS.map((year) => splitAt(lines, year, 'this_year')),
    splitAt(lines, LAST_YEAR, 'from_then_on'),
  ];
  const origins = [];
  for (const split of splits) {
    const contenders = await contendersOf(split);
    const judged = judgeScopes(split, contenders);
    origins.push({ split, judged, prices: judgePrices(split, contenders) });
  }
  return [originsTable(origins), priceOriginsTable(origins)].join('\n\n');
}

function timingText({ lines, floorMs, forecastMs, commandSeconds }: Timing): string {
  const ratio = forecastMs.median / floorMs.median;
  const spread = ({ median, lowest, highest }: Spread, digits: number) =>
    `${median.toFixed(digits)} [${lowest.toFixed(digits)}-${highest.toFixed(digits)}]`;
  return (
    `Time for ${lines} lines: reading and forecasting ${spread(forecastMs, 0)} ms, reading and giving ` +
    `the running base rate\n${spread(floorMs, 0)} ms, ratio ${ratio.toFixed(1)}; the whole command ` +
    `${spread(commandSeconds, 2)} s`
  );
}
