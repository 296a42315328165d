import type { Advice, Suggestion } from '#contracts/learning.ts';
import type { Requisition } from '#contracts/procurement.ts';
import type { Exploration } from '#contracts/sourcing-facts.ts';
import type { Candidate } from '#contracts/supplier.ts';
import { WHOLE_BP } from '../basis-points.ts';
import type { RankingWeightsBp } from '../learning/weights/ranking-weights.ts';
import { categoryClass } from '../learning/arms/contexts.ts';
import { worstRisks } from '../learning/advice/advise.ts';
import type { LearnedSupplier } from '../learning/advice/learned-supplier.ts';

const LESSONS_MAX = 50;

/** What memory says of everybody that fits; who is not among the suppliers stays as it ranks. */
export type Learned = {
  asOf: Advice['asOf'];
  suppliers: readonly LearnedSupplier[];
  adjustMaxBp: number;
  /** Of the ranking, as results moved them; absent = as the rules have them. */
  weightsBp?: RankingWeightsBp | null;
};

/**
 * What memory changed of a shortlist: whom it asks first, or tries in the place of whom, and whom the
 * ranking alone would have put there.
 * @param orders everybody that fits as ranked without memory and with it, best first
 * @returns null when nobody fits
 */
export function inviteAdvice(
  { urgency, lines }: Requisition,
  { shortlist, exploration }: { shortlist: readonly Candidate[]; exploration: Exploration | null },
  orders: { without: readonly Candidate[]; ranked: readonly Candidate[] },
  { asOf, suppliers: learned }: Learned,
): Advice | null {
  const { without, ranked } = orders;
  const [best] = shortlist;
  const [bestWithout] = without;
  if (best === undefined || bestWithout === undefined) return null;
  const isAmong = (some: readonly Candidate[], { supplierId }: { supplierId: string }) =>
    some.some((it) => it.supplierId === supplierId);
  const before = without.slice(0, shortlist.length);
  const left = ranked.filter((it) => isAmong(before, it) && !isAmong(shortlist, it));
  const of = learned.filter((it) => isAmong(shortlist, it) || isAmong(left, it));
  const tried = exploration?.invited[0];
  const moved = shortlist.filter((it) => it.advice !== undefined).length;
  return {
    question: 'whom_to_invite',
    agent: 'sourcing',
    context: [urgency, categoryClass(lines)].join('/'),
    asOf,
    lessons: of.flatMap((it) => it.lessons.map(({ ref }) => ref)).slice(0, LESSONS_MAX),
    suggestions: [
      ...shortlist.map((it) => suggestionOf(it, learned, chanceOf(it, exploration))),
      ...left.map((it) => suggestionOf(it, learned, 0)),
    ],
    chosen: tried?.supplierId ?? best.supplierId,
    without: tried?.displacedId ?? bestWithout.supplierId,
    explores: tried !== undefined,
    risks: worstRisks(of),
    because:
      `${moved} of ${shortlist.length} on the shortlist are moved by what was seen of them; the order without memory: ${before
        .map((it) => it.supplierId)
        .join(', ')}`.slice(0, 1_000),
  };
}

/** That it is asked; who is not tried out is asked every time. */
const chanceOf = ({ supplierId }: Candidate, exploration: Exploration | null): number =>
  exploration?.invited.find((it) => it.supplierId === supplierId)?.propensityBp ?? WHOLE_BP;

function suggestionOf(
  candidate: Candidate,
  learned: readonly LearnedSupplier[],
  propensityBp: number,
): Suggestion {
  const own = learned.find((it) => it.supplierId === candidate.supplierId);
  const { scoreBp } = candidate;
  const sd = own?.onTimeBp.sd ?? 0;
  return {
    option: candidate.supplierId,
    expected: {
      mean: scoreBp,
      sd,
      low: Math.max(0, scoreBp - sd),
      high: Math.min(WHOLE_BP, scoreBp + sd),
      sampleSize: own?.onTimeBp.sampleSize ?? 0,
      priorShareBp: own?.onTimeBp.priorShareBp ?? WHOLE_BP,
    },
    propensityBp,
    because: (candidate.advice ?? 'memory leaves its score as it is').slice(0, 500),
    evidence: own === undefined ? [] : evidenceOf(own),
  };
}

const evidenceOf = ({ lessons, risks }: LearnedSupplier): string[] =>
  [
    ...new Set([
      ...lessons.map(({ ref }) => `lesson ${ref.lessonId}@${ref.version}`),
      ...risks.flatMap((it) => it.evidence),
    ]),
  ].slice(0, 20);
