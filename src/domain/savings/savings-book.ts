import type { SavingsBook, SavingsLine } from '#contracts/savings.ts';
import { savingsDefinitions } from './savings-line.ts';

/** Lines that are listed; the totals count all. */
const ITEMS_MAX = 500;

type Sums = Omit<SavingsBook['totals'][number], 'currency'>;

/** Adds ordered lines up, by currency and by month of their award. */
export function savingsBook(lines: readonly SavingsLine[]): SavingsBook {
  const byCurrency = Map.groupBy(lines, (it) => it.currency);
  const byMonth = Map.groupBy(lines, (it) => `${it.awardedOn.slice(0, 7)} ${it.currency}`);
  return {
    definitions: [...savingsDefinitions],
    totals: [...byCurrency]
      .map(([currency, its]) => ({ currency, ...sumsOf(its) }))
      .toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    byMonth: [...byMonth]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, its]) => {
        const [month = '', currency = ''] = key.split(' ');
        return { month, currency, ...sumsOf(its) };
      }),
    items: lines
      .toSorted((a, b) => (a.awardedOn === b.awardedOn ? 0 : a.awardedOn > b.awardedOn ? -1 : 1))
      .slice(0, ITEMS_MAX),
  };
}

function sumsOf(lines: readonly SavingsLine[]): Sums {
  const sum = (of: (line: SavingsLine) => number) => lines.reduce((total, it) => total + of(it), 0);
  return {
    linesCount: lines.length,
    baselineMinor: sum((it) => it.baselineMinor),
    paidMinor: sum((it) => it.paidMinor),
    identifiedMinor: sum((it) => it.identifiedMinor),
    negotiatedMinor: sum((it) => it.negotiatedMinor),
    awardedMinor: sum((it) => it.awardedMinor),
    avoidedMinor: sum((it) => it.avoidedMinor),
  };
}
