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
  /** It cannot deliver sooner, whatever is paid. */
  leadTimeDaysMin: number;
  /** Share of the total that it wants before delivery; 0 for most. */
  prepaymentBp: number;
  /** It has given all it will by this round, however long the buyer wants to talk. */
  patienceRounds: number;
  /** An offer further below the floor than this is an insult. */
  insultBp: number;
};

/** Drawn from the seed and the supplier alone, so that a case can be run again. */
export function privateLimits(
  requisition: Exchange['requisition'],
  { supplierId, candidate }: Exchange['offers'][number],
): PrivateLimits {
  const own = (what: string, min: number, max: number) =>
    draw(`${requisition.seed}/${supplierId}/${what}`, min, max);
  const listLeadTime = Math.max(...candidate.lines.map((it) => it.leadTimeDays));
  const wantsPrepayment = own('prepayment', 1, 6) === 1;
  return {
    behaviour: BEHAVIOUR_NAMES[own('behaviour', 0, BEHAVIOUR_NAMES.length - 1)] ?? 'soft',
    marginBp: own('margin', 300, 1_800),
    paymentDaysMax: candidate.paymentDays + own('payment', 0, 30),
    warrantyMonthsMax: candidate.warrantyMonths + own('warranty', 0, 12),
    leadTimeDaysMin: listLeadTime - Math.floor((listLeadTime * own('haste', 0, 30)) / 100),
    prepaymentBp: wantsPrepayment ? own('share', 10, 30) * 100 : 0,
    patienceRounds: own('patience', 5, 10),
    insultBp: own('insult', 1_200, 3_000),
  };
}
