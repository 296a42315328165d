import type { RiskFactorName } from '#contracts/supplier.ts';
import { compliance } from './compliance.ts';
import { delivery } from './delivery.ts';
import type { Factor } from './factor.ts';
import { financial } from './financial.ts';
import { quality } from './quality.ts';

/** Every risk factor, by name; the compiler asks for a file when a name is added. */
export const factors: Readonly<Record<RiskFactorName, Factor>> = {
  financial,
  delivery,
  quality,
  compliance,
};
