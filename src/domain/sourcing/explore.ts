import type { Requisition } from '#contracts/procurement.ts';
import type { SourcingRules } from '#contracts/tenant-policy.ts';
import type { Exploration } from '#contracts/sourcing-facts.ts';
import type { Candidate } from '#contracts/supplier.ts';
import { WHOLE_BP } from '../basis-points.ts';
import { draw } from '../draw.ts';
import { showMoney } from '../money.ts';

/** Up to this many deliveries a supplier counts as new. */
const NEW_DELIVERIES_MAX = 2;
/** What not having been tried is worth, in basis points of score; each delivery halves it. */
const UNCERTAINTY_BP = 2_000;
const ELIGIBLE_MAX = 50;

/** What exploring looks at of a case. */
type ExploredCase = Pick<Requisition, 'seed' | 'urgency' | 'budgetMinor'>;
type Explored = { shortlist: Candidate[]; exploration: Exploration | null };
type Seat = Exploration['invited'][number];

/**
 * Gives a few seats of a full shortlist to suppliers without history, so that they get a chance at a
 * bounded cost: a newcomer scores at most the allowed gap below whom it displaces, and nobody
 * protected is displaced. Who gets a seat is drawn from the seed, by upper confidence; the chance
 * of each is kept, so that what exploring brought can be measured later without bias.
 * @param ranked everybody that fits, best first; `shortlist` is a part of it in the same order
 * @param isProtected whether a candidate keeps its seat in any case
 * @returns `exploration` null = nobody new was left out, or the case is not one to try things in
 */
export function explore(
  rules: SourcingRules['explore'],
  of: ExploredCase,
  ranked: readonly Candidate[],
  shortlist: readonly Candidate[],
  isProtected: (candidate: Candidate) => boolean,
): Explored {
  const unchanged = { shortlist: [...shortlist], exploration: null };
  if (rules === undefined || rules.seatsMax === 0 || rules.shareBp === 0) return unchanged;
  if (of.urgency === 'critical' || of.budgetMinor > rules.amountMaxMinor) return unchanged;
  const left = ranked.filter((it) => isNew(it) && !shortlist.includes(it)).slice(0, ELIGIBLE_MAX);
  const seats = shortlist
    .filter((it) => !isNew(it) && !isProtected(it))
    // Half of a shortlist at most is there to be learned from.
    .slice(-Math.min(rules.seatsMax, Math.floor(shortlist.length / 2)));
  const reaches = (it: Candidate, seat: Candidate) =>
    seat.scoreBp - it.scoreBp <= rules.scoreGapMaxBp;
  // Whoever reaches the weakest seat may be drawn; better seats ask for more.
  const eligible = left.filter((it) => seats.some((seat) => reaches(it, seat)));
  const weakest = seats.at(-1);
  if (eligible.length === 0 || weakest === undefined) return unchanged;
  const chances = chancesOf(eligible, rules.shareBp);
  const isTried = chance(of, 'explore') * WHOLE_BP < rules.shareBp;
  const invited = isTried ? drawSeats(of, eligible, seats.toReversed(), reaches, chances) : [];
  return {
    shortlist: swap(ranked, shortlist, invited),
    exploration: {
      shareBp: rules.shareBp,
      invited,
      eligible: eligible.map((it) => newcomer(it, chances)),
      costBound: `${rules.seatsMax} of ${shortlist.length} seats, each at most ${rules.scoreGapMaxBp} bp of score below who had it, up to ${showMoney(rules.amountMaxMinor, weakest.currency)}`,
      because: isTried
        ? 'a supplier without history gets a chance to show what it can do'
        : `the draw kept the seats as they were; ${rules.shareBp} bp of such cases try somebody new`,
    },
  };
}

const isNew = (candidate: Candidate): boolean => candidate.deliveriesCount <= NEW_DELIVERIES_MAX;

/** What a candidate may turn out to be worth: its score and what is not known of it. */
const optimisticBp = ({ scoreBp, deliveriesCount }: Candidate): number =>
  scoreBp + UNCERTAINTY_BP / (1 + deliveriesCount);

/** The chance of each to be drawn for the weakest seat, in basis points of all cases; at least 1. */
function chancesOf(eligible: readonly Candidate[], shareBp: number): Map<string, number> {
  const total = eligible.reduce((sum, it) => sum + optimisticBp(it), 0);
  return new Map(
    eligible.map((it) => [
      it.supplierId,
      Math.max(1, Math.round((optimisticBp(it) * shareBp) / total)),
    ]),
  );
}

const newcomer = (it: Candidate, chances: ReadonlyMap<string, number>) => ({
  supplierId: it.supplierId,
  scoreBp: it.scoreBp,
  propensityBp: chances.get(it.supplierId) ?? 1,
});

/** Seat by seat, the weakest first; who was drawn is not drawn again. */
function drawSeats(
  of: ExploredCase,
  eligible: readonly Candidate[],
  seats: readonly Candidate[],
  reaches: (it: Candidate, seat: Candidate) => boolean,
  chances: ReadonlyMap<string, number>,
): Seat[] {
  const drawn: Seat[] = [];
  for (const [at, seat] of seats.entries()) {
    const open = eligible.filter(
      (it) => reaches(it, seat) && drawn.every((one) => one.supplierId !== it.supplierId),
    );
    const it = pick(open, chance(of, `seat ${at}`));
    if (it === undefined) continue;
    drawn.push({
      ...newcomer(it, chances),
      displacedId: seat.supplierId,
      scoreGapBp: Math.max(0, seat.scoreBp - it.scoreBp),
    });
  }
  return drawn;
}

const CHANCES = 1_000_000;

/** From 0 up to but not 1, the same for the same case each time. */
const chance = ({ seed }: ExploredCase, what: string): number =>
  draw(`${seed}/sourcing/${what}`, 0, CHANCES - 1) / CHANCES;

/** @param share from 0 up to but not 1 */
function pick(open: readonly Candidate[], share: number): Candidate | undefined {
  const total = open.reduce((sum, it) => sum + optimisticBp(it), 0);
  let left = share * total;
  return open.find((it) => (left -= optimisticBp(it)) < 0) ?? open.at(-1);
}

function swap(
  ranked: readonly Candidate[],
  shortlist: readonly Candidate[],
  invited: readonly Seat[],
): Candidate[] {
  const out = new Set(invited.map((it) => it.displacedId));
  const comes = new Map(invited.map((it) => [it.supplierId, it]));
  return ranked.flatMap((it) => {
    const seat = comes.get(it.supplierId);
    if (seat !== undefined) return [{ ...it, exploration: explorationSentence(seat) }];
    return shortlist.includes(it) && !out.has(it.supplierId) ? [it] : [];
  });
}

const explorationSentence = ({ displacedId, scoreGapBp, propensityBp }: Seat): string =>
  `new here, tried in the place of ${displacedId}, ${scoreGapBp} bp below it; chance ${propensityBp} bp`;
