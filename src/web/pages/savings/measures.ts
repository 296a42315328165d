import type { SavingsBook, SavingsMeasure } from '#contracts/savings.ts';

export type SavingsTotal = SavingsBook['totals'][number];
export type SavingsMonth = SavingsBook['byMonth'][number];

/** The measures in the order of a case: before it, during it, at its end. */
export const MEASURES = [
  { measure: 'baseline', title: 'Baseline', field: 'baselineMinor' },
  { measure: 'identified', title: 'Identified', field: 'identifiedMinor' },
  { measure: 'negotiated', title: 'Negotiated', field: 'negotiatedMinor' },
  { measure: 'awarded', title: 'Awarded', field: 'awardedMinor' },
  { measure: 'avoided', title: 'Avoided', field: 'avoidedMinor' },
] as const satisfies readonly {
  measure: SavingsMeasure;
  title: string;
  field: keyof SavingsTotal;
}[];

/** What a measure is of the baseline, in basis points, rounded half up; null = no baseline. */
export function ofBaselineBp(amountMinor: number, baselineMinor: number): number | null {
  return baselineMinor === 0 ? null : Math.floor((amountMinor * 10_000) / baselineMinor + 0.5);
}

/** Months of one currency, oldest first, with every month in between. */
export function monthsOf(byMonth: readonly SavingsMonth[], currency: string): SavingsMonth[] {
  const own = byMonth
    .filter((it) => it.currency === currency)
    .toSorted((a, b) => a.month.localeCompare(b.month));
  const known = new Map(own.map((it) => [it.month, it]));
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return [];
  const months: SavingsMonth[] = [];
  for (let month = first.month; month <= last.month; month = monthAfter(month)) {
    months.push(known.get(month) ?? { ...nothing, month, currency });
  }
  return months;
}

const nothing = {
  linesCount: 0,
  baselineMinor: 0,
  paidMinor: 0,
  identifiedMinor: 0,
  negotiatedMinor: 0,
  awardedMinor: 0,
  avoidedMinor: 0,
};

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
