import type { BehaviourName } from '#integrations/simulated-suppliers/behaviours/behaviour.ts';
import { BEHAVIOUR_NAMES } from '#integrations/simulated-suppliers/behaviours/behaviour.ts';
import { draw } from '#domain/draw.ts';

/** What only the world, and the oracle, knows of a supplier. */
export type HiddenSupplier = {
  supplierId: string;
  category: number;
  /** Chance that a delivery is late, and share of its units that are rejected; 0 to 1. */
  late: number;
  rejected: number;
  /** List price against what is usual; 1 = usual. */
  level: number;
  leadTimeDays: number;
  warrantyMonths: number;
  behaviour: BehaviourName;
  /** From its list price to its floor, in basis points of the list price. */
  roomBp: number;
  patienceRounds: number;
  insultBp: number;
  insultsMax: number;
  standstillMax: number;
};

/** How a world differs from the plain one. */
export type WorldSettings = {
  name: string;
  /** How far suppliers differ: 1 = as in the ranges below, 0 = all alike. */
  spread: number;
  /** How far list prices scatter from case to case, in basis points either way. */
  priceNoiseBp: number;
  /** One in so many suppliers changes its goods half way, and one in as many its manners; 0 = none. */
  changesOneIn: number;
  /** What a late delivery truly costs against what the product takes it to cost. */
  lateCostFactor: number;
};

export const CATEGORIES = ['33690000', '42122000', '30190000'] as const;
const SUPPLIERS_PER_CATEGORY = 8;
/** Late lines run from none to about 60 % by vendor and quarter in the shared deliveries. */
const LATE_MAX = 0.6;
const REJECTED_MAX = 0.2;
const LEVEL_SPREAD = 0.08;
const WHOLE = 10_000;

/** All suppliers as they are before (`epoch` 0) or after (1) the drift. */
export function hiddenSuppliers(
  seed: string,
  settings: WorldSettings,
  epoch: 0 | 1,
): HiddenSupplier[] {
  return CATEGORIES.flatMap((_, category) =>
    Array.from({ length: SUPPLIERS_PER_CATEGORY }, (_item, number) =>
      hiddenSupplier(seed, settings, category, number, epoch),
    ),
  );
}

function hiddenSupplier(
  seed: string,
  { spread, changesOneIn }: WorldSettings,
  category: number,
  number: number,
  epoch: 0 | 1,
): HiddenSupplier {
  const supplierId = `s${category}${number}`;
  const changes = (what: string) =>
    changesOneIn > 0 &&
    epoch === 1 &&
    draw(`${seed}/${supplierId}/changes ${what}`, 1, changesOneIn) === 1;
  const own = (what: string, min: number, max: number, later = '') => {
    const mean = (min + max) / 2;
    const drawn = draw(`${seed}/${supplierId}/${what}${later}`, min, max);
    return Math.round(mean + (drawn - mean) * spread);
  };
  const goods = changes('goods') ? ' anew' : '';
  const manners = changes('manners') ? ' anew' : '';
  // Squared: most are good and a few are bad, a fifth late on average.
  const squared = (what: string) => (own(what, 0, WHOLE, goods) / WHOLE) ** 2;
  const behaviours = spread === 0 ? (['soft'] as const) : BEHAVIOUR_NAMES;
  const place = draw(`${seed}/${supplierId}/behaviour${manners}`, 0, behaviours.length - 1);
  return {
    supplierId,
    category,
    late: LATE_MAX * squared('late'),
    rejected: REJECTED_MAX * squared('rejected'),
    level: 1 + (LEVEL_SPREAD * own('level', -WHOLE, WHOLE)) / WHOLE,
    leadTimeDays: own('lead time', 12, 40),
    warrantyMonths: own('warranty', 0, 24),
    // As the simulated suppliers of the product are drawn (private-limits.ts).
    behaviour: behaviours[place] ?? 'soft',
    roomBp: own('room', 300, 2_500, manners),
    patienceRounds: own('patience', 5, 10, manners),
    insultBp: own('insult', 1_200, 3_000, manners),
    insultsMax: own('insults', 2, 4, manners),
    standstillMax: own('standstill', 4, 7, manners),
  };
}
