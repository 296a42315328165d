import countries from 'i18n-iso-countries';

/** Spellings of lists and imported files that ISO 3166 does not know; regions count as the state they lie in. */
const ownSpellings: Readonly<Record<string, string>> = {
  'bahamas, the': 'BS',
  'bosnia-herzegovina': 'BA',
  brunei: 'BN',
  burma: 'MM',
  'congo, democratic republic of the': 'CD',
  'congo, drc': 'CD',
  'congo, republic of the': 'CG',
  'cote d ivoire': 'CI',
  gaza: 'PS',
  'korea, north': 'KP',
  'korea, south': 'KR',
  laos: 'LA',
  macau: 'MO',
  macedonia: 'MK',
  moldova: 'MD',
  'netherlands antilles': 'CW',
  'north korea': 'KP',
  'palestinian territories': 'PS',
  palestinian: 'PS',
  'region: crimea': 'UA',
  'region: gaza': 'PS',
  'region: kafia kingi': 'SD',
  'region: northern mali': 'ML',
  'serbia and montenegro': 'RS',
  'south korea': 'KR',
  swaziland: 'SZ',
  syria: 'SY',
  'west bank': 'PS',
};

const codes = new Map<string, string>();
for (const [code, names] of Object.entries(countries.getNames('en', { select: 'all' }))) {
  for (const name of names) codes.set(name.toLowerCase(), code);
}
for (const [name, code] of Object.entries(ownSpellings)) codes.set(name, code);

/** ISO 3166-1 alpha-2, upper case, of an English country name as lists write it, or of a code. */
export function countryCodeOf(name: string): string | null {
  const text = name.trim();
  if (/^[A-Za-z]{2}$/.test(text) && countries.isValid(text.toUpperCase())) {
    return text.toUpperCase();
  }
  return codes.get(text.toLowerCase()) ?? null;
}

/** Codes of the names or codes that are countries, each once. */
export function countryCodesOf(names: readonly string[]): string[] {
  const found = names.map(countryCodeOf).filter((it) => it !== null);
  return [...new Set(found)];
}
