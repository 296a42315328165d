import type { LineValues } from '../form/values.ts';

const names: Readonly<Record<LineValues['unitCode'], string>> = {
  C62: 'pieces',
  KGM: 'kilograms',
  LTR: 'litres',
  MTR: 'metres',
  HUR: 'hours',
  DAY: 'days',
  MON: 'months',
  PK: 'packs',
  SET: 'sets',
};

/** Units by their name for people, with the code of UN/ECE Recommendation 20 as value. */
export const unitChoices = Object.entries(names).map(([value, name]) => ({
  value,
  label: `${name} (${value})`,
}));
