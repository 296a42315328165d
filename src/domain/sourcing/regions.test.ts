import countries from 'i18n-iso-countries';
import { describe, expect, it } from 'vitest';
import { REGIONS, countriesIn, regionsOf } from './regions.ts';

describe('a trade region', () => {
  it.each(REGIONS)('%s has countries of ISO 3166 alone, each once', (region) => {
    const members = countriesIn([region], []);
    expect(members.filter((it) => !countries.isValid(it))).toEqual([]);
    expect(new Set(members).size).toBe(members.length);
    expect(members.every((it) => regionsOf(it).includes(region))).toBe(true);
  });

  it('has its known size', () => {
    expect(countriesIn(['EU'], [])).toHaveLength(27);
    expect(countriesIn(['EEA'], [])).toHaveLength(30);
    expect(countriesIn(['USMCA'], [])).toEqual(['CA', 'MX', 'US']);
  });

  it('counts beside countries that are named, none twice', () => {
    expect(countriesIn(['EFTA'], ['CH', 'DE'])).toEqual(['CH', 'DE', 'IS', 'LI', 'NO']);
    expect(countriesIn([], [])).toEqual([]);
  });
});
