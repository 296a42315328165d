import type { WishName } from '#contracts/procurement.ts';
import type { Relief, ShortageAdvice } from '#contracts/supplier.ts';

/**
 * Wishes whose giving up helps most for its cost: the best single one where it brings enough, else
 * the pair that brings more, else the best single one. Hard requirements are no wishes and stay.
 * @param neededCount how many more suppliers are wanted
 * @returns empty when no wish, and no pair of them, brings anybody
 */
export function wishesToGiveUp(
  { reliefs }: ShortageAdvice,
  relaxed: readonly WishName[],
  neededCount: number,
): WishName[] {
  const ofWishes = reliefs.flatMap((relief) => {
    const wishes = wishesOf(relief);
    const isNew = wishes.length > 0 && wishes.every((it) => !relaxed.includes(it));
    return isNew ? [{ wishes, bringsCount: relief.bringsCount }] : [];
  });
  const most = (count: number) =>
    ofWishes
      .filter((it) => it.wishes.length === count)
      .reduce<(typeof ofWishes)[number] | null>(
        (best, it) => (best === null || it.bringsCount > best.bringsCount ? it : best),
        null,
      );
  const [single, pair] = [most(1), most(2)];
  const isEnough = single !== null && single.bringsCount >= neededCount;
  if (single !== null && (isEnough || (pair?.bringsCount ?? 0) <= single.bringsCount)) {
    return single.wishes;
  }
  return (pair ?? single)?.wishes ?? [];
}

/** Empty when anything but wishes is given up. */
function wishesOf({ giveUp }: Relief): WishName[] {
  return giveUp.every((it) => it.kind === 'wish') ? giveUp.map((it) => it.name as WishName) : [];
}
