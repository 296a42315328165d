/** Usual short forms that are no beginning of the word, and spellings of one word. */
const fullWords = new Map(
  Object.entries({
    ASSN: 'ASSOCIATION',
    ASSOC: 'ASSOCIATION',
    BLDG: 'BUILDING',
    BROS: 'BROTHERS',
    CTR: 'CENTER',
    CENTRE: 'CENTER',
    DEFENCE: 'DEFENSE',
    DEPT: 'DEPARTMENT',
    DEVT: 'DEVELOPMENT',
    ENGG: 'ENGINEERING',
    ENGR: 'ENGINEERING',
    ENTPR: 'ENTERPRISES',
    FDN: 'FOUNDATION',
    FNDN: 'FOUNDATION',
    GOVT: 'GOVERNMENT',
    GRP: 'GROUP',
    HLDG: 'HOLDING',
    HLDGS: 'HOLDINGS',
    INTERNL: 'INTERNATIONAL',
    INTL: 'INTERNATIONAL',
    LABS: 'LABORATORIES',
    MFG: 'MANUFACTURING',
    MFR: 'MANUFACTURER',
    MGMT: 'MANAGEMENT',
    MGT: 'MANAGEMENT',
    MKTG: 'MARKETING',
    NATL: 'NATIONAL',
    ORGANISATION: 'ORGANIZATION',
    RSCH: 'RESEARCH',
    SHPG: 'SHIPPING',
    SHPNG: 'SHIPPING',
    SVC: 'SERVICE',
    SVCS: 'SERVICES',
    TRDG: 'TRADING',
    XCHG: 'EXCHANGE',
  }),
);

export const fullWordOf = (word: string): string => fullWords.get(word) ?? word;

/**
 * Whether one word reads as a shortening of the other: its beginning (`CONSTR`), its consonants
 * (`INVST`), or letters of it in order after the first two (`PETCHEM`).
 */
export function abbreviates(short: string, long: string): boolean {
  if (short.length < 2 || short.length > long.length - 2) return false;
  if (long.startsWith(short)) return true;
  if (short[0] !== long[0] || short.length < 3 || !isWithin(short, long)) return false;
  return short[1] === long[1] || /^[^AEIOU]+$/.test(short.slice(1));
}

function isWithin(short: string, long: string): boolean {
  let place = 0;
  for (const letter of long) if (letter === short[place]) place += 1;
  return place === short.length;
}
