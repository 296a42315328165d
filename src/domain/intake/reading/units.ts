import type { UnitCode } from '../limits.ts';

/** Words of units, and how many of the unit one of them is. */
const units: readonly (readonly [words: string, unitCode: UnitCode, times: number])[] = [
  ['pcs|pc|pieces?|units?|nos|each|ea|items?|pairs?', 'C62', 1],
  ['kgs?|kilos?|kilograms?|kilogrammes?', 'KGM', 1],
  ['tons?|tonnes?', 'KGM', 1_000],
  ['l|lit(?:re|er)s?', 'LTR', 1],
  ['m|met(?:re|er)s?', 'MTR', 1],
  ['packs?|packets?|boxes|box|cartons?', 'PK', 1],
  ['sets?|kits?', 'SET', 1],
];
/** Only with "of" after them: alone they are how long something takes. */
const timeUnits: typeof units = [
  ['hours?|hrs?', 'HUR', 1],
  ['days?', 'DAY', 1],
  ['months?', 'MON', 1],
];

const all = [...units, ...timeUnits];
const alternatives = (of: typeof units) => of.map(([words]) => words).join('|');
/** Needs a word end after it. */
export const UNIT_WORD = String.raw`(?:${alternatives(units)})\b(?:\s+of\b)?|(?:${alternatives(timeUnits)})\s+of\b`;

export function readUnit(text: string): { unitCode: UnitCode; times: number } | null {
  const word = text
    .toLowerCase()
    .replace(/\s+of$/, '')
    .trim();
  const found = all.find(([words]) => new RegExp(`^(?:${words})$`).test(word));
  return found === undefined ? null : { unitCode: found[1], times: found[2] };
}
