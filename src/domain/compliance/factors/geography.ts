import type { Factor } from './factor.ts';
import { unknown } from './factor.ts';
import { COUNTRY_LISTS } from './country-lists.ts';

/** The country of the supplier on public lists; on none of them nothing was found, and no more. */
export const geography: Factor = {
  weightBp: 1_000,
  condition: 'show owners, bank account and origin of the goods before the order',
  find({ country }) {
    if (country === null) return unknown('country unknown');
    const found = COUNTRY_LISTS.filter((it) => it.countries.has(country));
    return {
      riskBp: Math.max(0, ...found.map((it) => it.riskBp)),
      coverageBp: 10_000,
      evidence:
        found.length === 0
          ? [`${country} is on none of ${COUNTRY_LISTS.map((it) => it.name).join(', ')}`]
          : found.map((it) => `${country} is on ${it.name}`),
    };
  },
};
