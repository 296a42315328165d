import type { Debrief } from '#contracts/debrief.ts';
import type { Terms } from '#contracts/negotiation.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import { showShare } from '../money.ts';

/** The last word of a supplier, as far as it can be held against another one. */
export type LastOffer = {
  supplierId: string;
  supplierName: string;
  /** null = it made no offer. */
  terms: Terms | null;
  /** What the offer was worth to the buyer, 10,000 = all that was aimed for. */
  utilityBp: number | null;
  isWinner: boolean;
  /** Why it went no further, where that was not its offer: compliance, its own wish; null = neither. */
  hindrance: string | null;
};

const CRITERIA = {
  price: 'price',
  delivery: 'delivery',
  quality: 'quality',
  risk: 'risk of the supplier',
} as const;

/** A debrief for each supplier that was not chosen, the best placed first. */
export function debriefs(offers: readonly LastOffer[], prioritiesBp: PrioritiesBp): Debrief[] {
  const made = offers
    .filter((it) => it.terms !== null)
    .toSorted(
      (a, b) =>
        // An award weighs more than an offer alone shows; whoever lost it was not the first.
        Number(b.isWinner) - Number(a.isWinner) ||
        (b.utilityBp ?? 0) - (a.utilityBp ?? 0) ||
        linesCount(b) - linesCount(a),
    );
  const criteria = Object.entries(CRITERIA)
    .map(([name, criterion]) => ({
      criterion,
      weightBp: prioritiesBp[name as keyof typeof CRITERIA],
    }))
    .toSorted((a, b) => b.weightBp - a.weightBp);
  return offers
    .filter((it) => !it.isWinner)
    .map((it) => debriefOf(it, made, criteria))
    .toSorted((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE));
}

function debriefOf(
  offer: LastOffer,
  made: readonly LastOffer[],
  criteria: Debrief['criteria'],
): Debrief {
  const at = made.indexOf(offer);
  const rank = at === -1 ? null : at + 1;
  const strengths = at === -1 ? [] : strengthsOf(offer, made);
  const gapPercent = gapOf(offer, made);
  const { supplierId, supplierName } = offer;
  const facts = { rank, offersCount: made.length, gapPercent, criteria, strengths };
  return { supplierId, supplierName, ...facts, sentences: sentencesOf(offer, facts) };
}

const linesCount = ({ terms }: LastOffer): number => terms?.lines.length ?? 0;

/** Whole percent, so that nobody works the best price out of its own; over the offer's own lines. */
function gapOf(offer: LastOffer, made: readonly LastOffer[]): number | null {
  const { own, others } = forSameLines(offer, made);
  if (own === null || others.length === 0) return null;
  const best = Math.min(own, ...others);
  return best <= 0 ? null : Math.ceil(((own - best) * 100) / best);
}

/** What the lines of an offer cost, and what those cost that offer all of them, in minor units. */
function forSameLines(
  { terms, supplierId }: LastOffer,
  made: readonly LastOffer[],
): { own: number | null; others: number[] } {
  if (terms === null) return { own: null, others: [] };
  const others = made
    .filter((it) => it.supplierId !== supplierId)
    .map((it) => costOf(terms.lines, it.terms))
    .filter((it) => it !== null);
  return { own: costOf(terms.lines, terms), others };
}

/** null = a line is not offered, or in another quantity. */
function costOf(lines: Terms['lines'], offered: Terms | null): number | null {
  let sum = 0;
  for (const { lineNo, quantity } of lines) {
    const line = offered?.lines.find((it) => it.lineNo === lineNo && it.quantity === quantity);
    if (line === undefined) return null;
    sum += quantity * line.unitPriceMinor;
  }
  return sum;
}

/** In what nobody else was better; a price is held against those for the same lines alone. */
function strengthsOf(offer: LastOffer, made: readonly LastOffer[]): string[] {
  const rivals = made.filter((it) => it !== offer).flatMap((it) => it.terms ?? []);
  const { terms } = offer;
  if (terms === null || rivals.length === 0) return [];
  const { own, others } = forSameLines(offer, made);
  const isLowest = own !== null && others.length > 0 && others.every((it) => own < it);
  const leads = (of: (it: Terms) => number) => rivals.every((it) => of(terms) > of(it));
  return [
    ...(isLowest ? ['the lowest price'] : []),
    ...(leads((it) => -it.leadTimeDays) ? ['the shortest delivery'] : []),
    ...(leads((it) => it.paymentDays) ? ['the longest time to pay'] : []),
    ...(leads((it) => it.warrantyMonths) ? ['the longest warranty'] : []),
  ];
}

function sentencesOf(
  { hindrance }: LastOffer,
  {
    rank,
    offersCount,
    gapPercent,
    criteria,
    strengths,
  }: Omit<Debrief, 'supplierId' | 'supplierName' | 'sentences'>,
): string[] {
  const weighed = criteria
    .filter((it) => it.weightBp > 0)
    .map((it) => `${it.criterion} ${showShare(it.weightBp)}`);
  return [
    'Thank you for taking part. The order went to somebody else this time.',
    rank === null
      ? 'You made no offer that could be compared.'
      : `Your last offer came ${rank} of ${offersCount}.`,
    ...(gapPercent === null
      ? []
      : [
          gapPercent === 0
            ? 'For the lines that you offered, none was lower.'
            : `For the lines that you offered, it was about ${gapPercent} % above the lowest one.`,
        ]),
    `What counted: ${weighed.join(', ')}.`,
    ...(strengths.length === 0 ? [] : [`You were ahead in ${strengths.join(' and ')}.`]),
    ...(hindrance === null ? [] : [hindrance]),
  ];
}
