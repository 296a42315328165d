import type { Approach } from '#contracts/negotiation.ts';
import { draw } from '#domain/draw.ts';
import { approaches } from '#domain/negotiation/approach.ts';
import type { Choices } from './outcome.ts';
import { mannerOf, SHORTLIST_MAX } from './rules-buyer.ts';
import type { WorldCase } from './world-case.ts';

/** Draws whom to invite and how to talk. */
export function randomChoices(it: WorldCase): Choices {
  const own = (what: string, max: number) => draw(`${it.key}/random/${what}`, 0, max);
  const names = Object.keys(approaches) as Approach[];
  const inAnyOrder = it.offerings
    .map((offering) => ({ offering, place: own(offering.hidden.supplierId, 1_000_000) }))
    .toSorted((a, b) => a.place - b.place);
  return {
    shortlist: inAnyOrder.slice(0, SHORTLIST_MAX).map((one) => one.offering),
    manner: mannerOf(names[own('approach', names.length - 1)] ?? 'balanced'),
  };
}
