import type { Classification, Requisition } from '#contracts/procurement.ts';
import type { SourcingStrategy } from '#contracts/supplier.ts';

/** What a category adds to a fit: enough to settle a near tie, too little to overrule a need. */
export const CATEGORY_BP = 750;

export type Leaning = { strategy: SourcingStrategy; division: string };

/** Divisions whose goods differ in what they can do: knowledge of the supplier counts. */
const DIFFERING: Readonly<Record<Classification['scheme'], readonly string[]>> = {
  CPV: ['31', '32', '33', '34', '35', '38', '42', '43', '48', '51', '71', '72', '73'],
  UNSPSC: ['23', '26', '32', '39', '41', '42', '43', '81'],
};
/** Divisions whose goods are much alike whoever sells them: the price counts. */
const ALIKE: Readonly<Record<Classification['scheme'], readonly string[]>> = {
  CPV: ['03', '09', '14', '15', '18', '19', '22', '24', '30', '39', '44', '65'],
  UNSPSC: ['10', '11', '14', '15', '31', '44', '47', '50', '53', '56'],
};

/** Where the category of the lines leads; null when it is unknown, says nothing or lines disagree. */
export function leaningOf({ lines }: Requisition): Leaning | null {
  const all = lines.map((it) => leaningOfLine(it.classification));
  const [first] = all;
  return first !== undefined && all.every((it) => it?.strategy === first?.strategy) ? first : null;
}

function leaningOfLine(classification: Classification | null): Leaning | null {
  if (classification === null) return null;
  const { scheme, id } = classification;
  const division = id.slice(0, 2);
  if (DIFFERING[scheme].includes(division)) {
    return { strategy: 'specialised', division: `${scheme} ${division}` };
  }
  return ALIKE[scheme].includes(division)
    ? { strategy: 'budget', division: `${scheme} ${division}` }
    : null;
}
