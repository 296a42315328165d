import type { HiddenSupplier } from '../../bench/learning/world/hidden-supplier.ts';

/** A supplier that gives a little, soon and to everybody. */
export const aHiddenSupplier = (
  supplierId: string,
  parts: Partial<HiddenSupplier> = {},
): HiddenSupplier => ({
  supplierId,
  category: 0,
  late: 0,
  rejected: 0,
  level: 1,
  leadTimeDays: 10,
  warrantyMonths: 12,
  behaviour: 'soft',
  roomBp: 300,
  patienceRounds: 5,
  insultBp: 3_000,
  insultsMax: 4,
  standstillMax: 7,
  ...parts,
});
