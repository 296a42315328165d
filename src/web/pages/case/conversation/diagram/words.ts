import type { Names } from '../rows/lanes.ts';
import { addressName } from '../rows/lanes.ts';
import type { Row } from '../rows/row.ts';
import type { View } from '../view.ts';

/** The words in the diagram: all of them where it stands alone, the subject where a list is beside. */
export function diagramWords(
  { kind, from, to, words, gist }: Row,
  names: Names,
  view: View,
): string {
  const isNote = from === to;
  if (view !== 'diagram') return isNote ? '' : words;
  if (kind === 'stage') return gist;
  if (isNote) return `${words} ${gist}`;
  // All suppliers share a lane.
  const supplier = [from, to].find((it) => it.startsWith('supplier:'));
  return supplier === undefined ? words : `${addressName(supplier, names)}: ${words}`;
}
