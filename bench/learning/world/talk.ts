import type { Approach } from '#contracts/negotiation.ts';
import { draw } from '#domain/draw.ts';
import { approaches } from '#domain/negotiation/approach.ts';
import { behaviours } from '#integrations/simulated-suppliers/behaviours/index.ts';
import { reasonToLeave } from '#integrations/simulated-suppliers/walking-away.ts';
import type { Offering, WorldCase } from './world-case.ts';
import { pricesOf } from './world-case.ts';

const ROUNDS_MAX = 8;
/**
 * How fast the buyer goes from its opening to its limit. `linear` goes evenly; `parley` searches for
 * their limit and gives late, which a Boulware curve comes closest to.
 */
const EXPONENTS: Readonly<Record<string, number>> = { linear: 1, parley: 2 };
const WHOLE = 10_000;

/** How the buyer leads a talk. */
export type Manner = { approach: Approach; openingBelowTargetBp: number };

export type Talk = {
  /** null = no agreement. */
  unitPriceMinor: number | null;
  /** What either side asked or offered in each round, oldest first. */
  theirs: number[];
  ours: number[];
};

/**
 * A talk over the price alone with a supplier of the product's simulated behaviours: it asks, the
 * buyer offers, whoever reaches the other agrees, and the supplier may leave.
 * @param luck names the draws of erratic suppliers
 */
export function talkWith(
  it: WorldCase,
  { hidden, listUnitPriceMinor }: Offering,
  { approach, openingBelowTargetBp }: Manner,
  luck: string,
): Talk {
  const { walkAway, target } = pricesOf(it);
  const { strategy } = approaches[approach];
  const opening = Math.min(walkAway, (target * (WHOLE - openingBelowTargetBp)) / WHOLE);
  const exponent = EXPONENTS[strategy] ?? 1;
  const offerOf = (round: number) =>
    Math.round(opening + (walkAway - opening) * ((round - 1) / (ROUNDS_MAX - 1)) ** exponent);
  const behaviour = behaviours[hidden.behaviour];
  const own = (what: string, min: number, max: number) =>
    draw(`${it.key}/${luck}/${hidden.supplierId}/${what}`, min, max);
  const talk: Talk = { unitPriceMinor: null, theirs: [listUnitPriceMinor], ours: [] };
  const worthsBp: number[] = [];
  let best = 0;
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    // No dearer than what is asked.
    const ours = Math.min(offerOf(round), talk.theirs.at(-1) ?? walkAway);
    talk.ours.push(ours);
    worthsBp.push(Math.floor((ours * WHOLE) / listUnitPriceMinor));
    const isLastWord = round === ROUNDS_MAX;
    const timeBp = isLastWord
      ? WHOLE
      : Math.min(WHOLE, Math.floor((round * WHOLE) / hidden.patienceRounds));
    const given = behaviour.givenBp({
      round,
      timeBp,
      isLastWord,
      worthsBp,
      roomBp: hidden.roomBp,
      own,
    });
    best = behaviour.keepsWord ? Math.max(best, given) : given;
    const share = (Math.min(WHOLE, Math.max(0, best)) / WHOLE) * (hidden.roomBp / WHOLE);
    const asked = Math.ceil(listUnitPriceMinor * (1 - share));
    if (ours >= asked) return { ...talk, unitPriceMinor: ours };
    talk.theirs.push(asked);
    if (asked <= (isLastWord ? walkAway : offerOf(round + 1))) {
      return { ...talk, unitPriceMinor: asked };
    }
    if (reasonToLeave(worthsBp, hidden.roomBp, hidden) !== null) return talk;
  }
  return talk;
}
