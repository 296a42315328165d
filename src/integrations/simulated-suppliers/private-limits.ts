import type { ActivityInputs } from '#contracts/activities.ts';
import type { BehaviourName } from './behaviours.ts';
import { BEHAVIOUR_NAMES } from './behaviours.ts';
import { draw } from './draw.ts';

type Exchange = ActivityInputs['exchangeOffers'];

/** What only the supplier knows. */
export type PrivateLimits = {
  behaviour: BehaviourName;
  /** Room below the list price; below list price less this it never sells. */
  marginBp: number;
  paymentDaysMax: number;
  warrantyMonthsMax: number;
  /** Share of the total that it wants before delivery; 0 for most. */
  prepaymentBp: number;
  /** An offer further below the floor than this is an insult. */
  insultBp: number;
};

/** Drawn from the seed and the supplier alone, so that a case can be run again. */
export function privateLimits(
  requisition: Exchange['requisition'],
  offer: Exchange['offers'][number],
): PrivateLimits {
  const key = `${requisition.seed}/${offer.supplierId}`;
  const wantsPrepayment = draw(`${key}/prepayment`, 1, 6) === 1;
  return {
    behaviour: BEHAVIOUR_NAMES[draw(`${key}/behaviour`, 0, BEHAVIOUR_NAMES.length - 1)] ?? 'soft',
    marginBp: draw(`${key}/margin`, 300, 1_800),
    paymentDaysMax: offer.candidate.paymentDays + draw(`${key}/payment`, 0, 30),
    warrantyMonthsMax: offer.candidate.warrantyMonths + draw(`${key}/warranty`, 0, 12),
    prepaymentBp: wantsPrepayment ? draw(`${key}/share`, 10, 30) * 100 : 0,
    insultBp: draw(`${key}/insult`, 1_200, 3_000),
  };
}
