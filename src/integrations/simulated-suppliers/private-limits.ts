import type { ActivityInputs } from '#contracts/activities.ts';
import type { BehaviourName } from './behaviours/behaviour.ts';
import { BEHAVIOUR_NAMES } from './behaviours/behaviour.ts';
import type { DeliveryTerm } from './delivery-terms.ts';
import { deliveryTerms } from './delivery-terms.ts';
import { draw } from '#domain/draw.ts';
import { listLeadTime } from './supplier-worth.ts';

type Exchange = ActivityInputs['exchangeOffers'];
type Offered = Exchange['offers'][number];
type LineFacts = NonNullable<Exchange['market']>[number];

/** What only the supplier knows. */
export type PrivateLimits = {
  behaviour: BehaviourName;
  /** Room below the list price of each line, delivered; it never sells below what is left. */
  marginsBp: { lineNo: number; marginBp: number }[];
  paymentDaysMax: number;
  earlyPaymentDiscountBpMax: number;
  warrantyMonthsMax: number;
  volumeRebateBpMax: number;
  /** It cannot deliver sooner, whatever is paid. */
  leadTimeDaysMin: number;
  /** Share of the total that it wants before delivery; 0 for most. */
  prepaymentBp: number;
  deliveryTerms: DeliveryTerm[];
  /** What giving way on the other issues costs it, in basis points of the list price. */
  perPaymentDayTenthBp: number;
  perWarrantyMonthBp: number;
  perHasteDayBp: number;
  /** Of doing without all of the price before delivery. */
  perPrepaidShareBp: number;
  /** Of a discount's face: not every buyer pays early, and early money is worth something. */
  perDiscountShareBp: number;
  /** Of a rebate's face: it is paid later, and not always earned. */
  perRebateShareBp: number;
  /** It has given all it will by this round, however long the buyer wants to talk. */
  patienceRounds: number;
  /** An offer further below the floor than this is an insult; it leaves after so many. */
  insultBp: number;
  insultsMax: number;
  /** It leaves when the buyer has not moved for so many rounds. */
  standstillMax: number;
};

/** Where the market says nothing, a margin is drawn from these; elsewhere it is held inside. */
const MARGIN_MIN_BP = 300;
const MARGIN_MAX_BP = 2_500;
const MARGIN_UNKNOWN_MAX_BP = 1_800;
/** With fewer suppliers of a line there is no spread to speak of. */
const SPREAD_SUPPLIERS_MIN = 2;

/** Drawn from the seed and the supplier alone, so that a case can be run again. */
export function ownDraws({ seed }: Exchange['requisition'], supplierId: string) {
  return (what: string, min: number, max: number) =>
    draw(`${seed}/${supplierId}/${what}`, min, max);
}

export function privateLimits(
  { requisition, market = [] }: Exchange,
  { supplierId, candidate }: Offered,
): PrivateLimits {
  const own = ownDraws(requisition, supplierId);
  const lead = listLeadTime(candidate);
  const wantsPrepayment = own('prepayment', 1, 6) === 1;
  return {
    behaviour: BEHAVIOUR_NAMES[own('behaviour', 0, BEHAVIOUR_NAMES.length - 1)] ?? 'soft',
    marginsBp: candidate.lines.map(({ lineNo, listUnitPriceMinor }) => ({
      lineNo,
      marginBp: marginBp(
        listUnitPriceMinor,
        market.find((it) => it.lineNo === lineNo),
        (min, max) => own(`margin ${lineNo}`, min, max),
      ),
    })),
    paymentDaysMax: candidate.paymentDays + own('payment', 0, 30),
    earlyPaymentDiscountBpMax: own('discount', 0, 12) * 25,
    warrantyMonthsMax: candidate.warrantyMonths + own('warranty', 0, 12),
    volumeRebateBpMax: own('rebate', 0, 16) * 25,
    leadTimeDaysMin: lead - Math.floor((lead * own('haste', 0, 30)) / 100),
    prepaymentBp: wantsPrepayment ? own('share', 10, 30) * 100 : 0,
    deliveryTerms: deliveryTerms(candidate, own),
    perPaymentDayTenthBp: own('per payment day', 10, 60),
    perWarrantyMonthBp: own('per warranty month', 3, 15),
    perHasteDayBp: own('per haste day', 5, 25),
    perPrepaidShareBp: own('per prepaid share', 200, 500),
    perDiscountShareBp: own('per discount share', 3_000, 8_000),
    perRebateShareBp: own('per rebate share', 8_500, 9_800),
    patienceRounds: own('patience', 5, 10),
    insultBp: own('insult', 1_200, 3_000),
    insultsMax: own('insults', 2, 4),
    standstillMax: own('standstill', 4, 7),
  };
}

/**
 * How far below its list price a supplier can go: some way towards a point a little below the
 * cheapest supplier of the line, so that the dear ones have most to give.
 */
function marginBp(
  listUnitPriceMinor: number,
  facts: LineFacts | undefined,
  own: (min: number, max: number) => number,
): number {
  const lowest = facts?.lowestUnitPriceMinor ?? null;
  const highest = facts?.highestUnitPriceMinor ?? null;
  const isKnown = facts !== undefined && facts.suppliersCount >= SPREAD_SUPPLIERS_MIN;
  if (!isKnown || lowest === null || highest === null) {
    return own(MARGIN_MIN_BP, MARGIN_UNKNOWN_MAX_BP);
  }
  const spread = Math.max(0, highest - lowest);
  const reach = listUnitPriceMinor - Math.min(listUnitPriceMinor, lowest) + Math.floor(spread / 5);
  const room = Math.floor((reach * own(2_500, 9_000)) / Math.max(1, listUnitPriceMinor));
  return Math.min(MARGIN_MAX_BP, Math.max(MARGIN_MIN_BP, room));
}
