import type { RequisitionLine } from '#contracts/procurement.ts';
import { count } from './money.ts';

const names = {
  C62: ['piece', 'pieces'],
  KGM: ['kilogram', 'kilograms'],
  LTR: ['litre', 'litres'],
  MTR: ['metre', 'metres'],
  HUR: ['hour', 'hours'],
  DAY: ['day', 'days'],
  MON: ['month', 'months'],
  PK: ['pack', 'packs'],
  SET: ['set', 'sets'],
} as const satisfies Record<RequisitionLine['unitCode'], readonly [one: string, many: string]>;

/** Units by their name for people, with the code of UN/ECE Recommendation 20 as value. */
export const unitChoices = Object.entries(names).map(([value, [, many]]) => ({
  value,
  label: `${many} (${value})`,
}));

/** A unit by its name, such as `piece` for C62; a code without a name stays as it is. */
export function unitName(unitCode: string, quantity = 1): string {
  const known: readonly [string, string] | undefined = Object.entries(names).find(
    ([code]) => code === unitCode,
  )?.[1];
  return known?.[quantity === 1 ? 0 : 1] ?? unitCode;
}

/** Such as `2 pieces`. */
export const quantityOf = (quantity: number, unitCode: string): string =>
  `${count(quantity)} ${unitName(unitCode, quantity)}`;
