const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);

/** Trade regions and their members, ISO 3166-1 alpha-2, as of January 2026. */
const membersOf = {
  EU,
  EEA: [...EU, 'IS', 'LI', 'NO'],
  EFTA: ['CH', 'IS', 'LI', 'NO'],
  USMCA: ['CA', 'MX', 'US'],
  MERCOSUR: ['AR', 'BO', 'BR', 'PY', 'UY'],
  ASEAN: ['BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'PH', 'SG', 'TH', 'TL', 'VN'],
  GCC: ['AE', 'BH', 'KW', 'OM', 'QA', 'SA'],
  EAC: ['BI', 'CD', 'KE', 'RW', 'SO', 'SS', 'TZ', 'UG'],
  CPTPP: ['AU', 'BN', 'CA', 'CL', 'GB', 'JP', 'MX', 'MY', 'NZ', 'PE', 'SG', 'VN'],
} as const satisfies Record<string, readonly string[]>;

export type Region = keyof typeof membersOf;
export const REGIONS = Object.keys(membersOf) as Region[];

/** The countries that count: those named and the members of the regions, each once, sorted. */
export function countriesIn(regions: readonly Region[], named: readonly string[]): string[] {
  return [...new Set([...named, ...regions.flatMap((it) => membersOf[it])])].toSorted();
}

/** The regions that a country belongs to. */
export const regionsOf = (country: string): Region[] =>
  REGIONS.filter((it) => (membersOf[it] as readonly string[]).includes(country));
