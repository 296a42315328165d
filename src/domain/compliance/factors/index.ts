import type { RiskFactorName } from '#contracts/supplier.ts';
import { compliance } from './compliance.ts';
import { concentration } from './concentration.ts';
import { delivery } from './delivery.ts';
import { esg } from './esg.ts';
import type { Factor } from './factor.ts';
import { financial } from './financial.ts';
import { geography } from './geography.ts';
import { quality } from './quality.ts';

/** Every risk factor, by name; the compiler asks for a file when a name is added. */
export const factors: Readonly<Record<RiskFactorName, Factor>> = {
  financial,
  delivery,
  quality,
  compliance,
  geography,
  esg,
  concentration,
};

export const FACTOR_NAMES = Object.keys(factors) as RiskFactorName[];

/** What counts where a policy says nothing else; adds up to 10,000. */
export const DEFAULT_WEIGHTS_BP = Object.fromEntries(
  FACTOR_NAMES.map((name) => [name, factors[name].weightBp]),
) as Readonly<Record<RiskFactorName, number>>;
