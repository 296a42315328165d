import type { KnownItem, LineFacts } from './facts.ts';

/** The item that a line names, else those that its words read like. */
export const itemsOf = ({ item, alike }: LineFacts): KnownItem[] =>
  item === null ? alike : [item];

/** The only item that a line can mean; null = none is known, or there are several. */
export function soleItem(known: LineFacts): KnownItem | null {
  const [only, ...more] = itemsOf(known);
  return only === undefined || more.length > 0 ? null : only;
}

export const showItem = ({ itemId, description }: KnownItem): string =>
  `${description} (${itemId})`;

/** For what a line in words is taken; null = it names its item, or nothing is like it. */
export function takenAs({ item, alike }: LineFacts): string | null {
  const [nearest, ...more] = alike;
  if (item !== null || nearest === undefined) return null;
  return more.length === 0
    ? `taken as ${showItem(nearest)}`
    : `taken as one of ${alike.length} items like ${showItem(nearest)}`;
}
