/**
 * Public lists of countries where money laundering, or the money of terror and weapons, is weakly
 * fought. Facts of the day in the name; a newer edition replaces the set and its day.
 */
export const COUNTRY_LISTS: readonly {
  name: string;
  /** Ours: the lists rank no country. */
  riskBp: number;
  /** ISO 3166-1 alpha-2. */
  countries: ReadonlySet<string>;
}[] = [
  {
    name: 'FATF call for action (2025-10-24)',
    riskBp: 10_000,
    countries: new Set(['IR', 'KP', 'MM']),
  },
  {
    name: 'FATF increased monitoring (2025-10-24)',
    riskBp: 6_000,
    countries: new Set('AO BG BO CD CI CM DZ HT KE LA LB MC NA NP SS SY VE VG VN YE'.split(' ')),
  },
  {
    name: 'EU high-risk third countries (2016/1675 as of 2025-08-05)',
    riskBp: 6_000,
    countries: new Set(
      'AF AO BF CD CI CM DZ HT IR KE KP LA LB MC ML MM MZ NA NG NP SS SY TT TZ VE VN VU YE ZA'.split(
        ' ',
      ),
    ),
  },
];
