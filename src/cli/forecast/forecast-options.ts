import { parseWords, refusalOf } from '../command-line.ts';

export type ForecastWish = { historyFile: string; ordersFile: string };

export const forecastHelp = `npm run -s forecast -- --history FILE.csv --orders FILE.csv

  --history FILE  order lines of the past, in the columns of the SCMS delivery history
  --orders FILE   order lines to forecast, in the same columns; ids must differ from those of the past

Writes one line for each order line: {"id": 1, "p_late": 0.04, "delay_days": 0, "delay_p90": 3,
"unit_price": 0.13}. Each rests on what other orders had delivered before its own day, in either file.
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseForecastWish(args: readonly string[]): ForecastWish {
  const { history, orders } = parseWords(forecastHelp, {
    args: [...args],
    options: { history: { type: 'string' }, orders: { type: 'string' } },
  }).values;
  if (history === undefined) throw refusalOf(forecastHelp, '--history is missing');
  if (orders === undefined) throw refusalOf(forecastHelp, '--orders is missing');
  return { historyFile: history, ordersFile: orders };
}
