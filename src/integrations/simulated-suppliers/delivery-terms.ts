import type { ActivityInputs } from '#contracts/activities.ts';
import type { Incoterm } from '#contracts/procurement.ts';
import { INCOTERMS } from '#contracts/procurement.ts';

type Candidate = ActivityInputs['exchangeOffers']['offers'][number]['candidate'];
type Own = (what: string, min: number, max: number) => number;

/** One way to deliver, as the supplier sees it. */
export type DeliveryTerm = {
  incoterm: Incoterm;
  /** Its saving against delivery at the buyer's door, in basis points of the list price. */
  savedBp: number;
  serves: boolean;
};

/** What the work that each incoterm leaves to a buyer usually costs, in bp of the list price. */
const USUAL_COST_BP: Readonly<Record<Incoterm, number>> = {
  EXW: 800,
  FCA: 650,
  FAS: 600,
  FOB: 550,
  CFR: 250,
  CIF: 200,
  CPT: 150,
  CIP: 100,
  DAP: 0,
  DPU: 0,
  DDP: 0,
};

/** Most deliver to the door; the rest say otherwise in about equal parts. */
const QUOTED = ['DAP', 'DAP', 'DAP', 'DAP', 'FCA', 'EXW', 'CPT', 'DDP'] as const;
/** One incoterm in so many is not served. */
const REFUSED_ONE_IN = 8;

/** The incoterm of its first quote: the catalogue's, or drawn where the catalogue says none. */
export const quotedIncoterm = ({ incoterm }: Candidate, own: Own): Incoterm =>
  incoterm ?? QUOTED[own('incoterm', 0, QUOTED.length - 1)] ?? 'DAP';

/**
 * All incoterms. A supplier with dear carriers saves more by leaving the carriage to the buyer than
 * that costs the buyer, one with cheap carriers less: 60 % to 130 % of the usual cost. It always
 * serves what it quotes and delivery to the door.
 */
export function deliveryTerms(candidate: Candidate, own: Own): DeliveryTerm[] {
  const carriersBp = own('carriers', 6_500, 12_500);
  const quoted = quotedIncoterm(candidate, own);
  return INCOTERMS.map((incoterm) => {
    const shareBp = carriersBp + own(`carriers ${incoterm}`, -500, 500);
    return {
      incoterm,
      savedBp: Math.floor((USUAL_COST_BP[incoterm] * shareBp) / 10_000),
      serves:
        incoterm === quoted ||
        incoterm === 'DAP' ||
        own(`serves ${incoterm}`, 1, REFUSED_ONE_IN) > 1,
    };
  });
}

export const serves = (terms: readonly DeliveryTerm[], incoterm: Incoterm): boolean =>
  terms.some((it) => it.incoterm === incoterm && it.serves);
