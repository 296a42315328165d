import { NO_ID } from './id-table.ts';

/** Lists of ids, one after another: list n is `ids` from `starts[n]` to before `starts[n + 1]`. */
export type IdLists = { readonly starts: Int32Array; readonly ids: Int32Array };

const IDS_BETWEEN_PAUSES = 20_000;

/**
 * For each id the numbers of the lists that hold it, ascending and as often as they do; NO_ID is left
 * out. Pauses now and then.
 */
export function* invert(
  lists: IdLists,
  { listsCount, idsCount }: { listsCount: number; idsCount: number },
): Generator<void, IdLists> {
  const starts = new Int32Array(idsCount + 1);
  for (let place = 0; place < lists.starts[listsCount]!; place += 1) {
    const id = lists.ids[place]!;
    if (id !== NO_ID) starts[id + 1]! += 1;
    if (place % IDS_BETWEEN_PAUSES === 0) yield;
  }
  for (let id = 0; id < idsCount; id += 1) starts[id + 1]! += starts[id]!;
  const holders = new Int32Array(starts[idsCount]!);
  const next = starts.slice(0, idsCount);
  for (let list = 0; list < listsCount; list += 1) {
    for (let place = lists.starts[list]!; place < lists.starts[list + 1]!; place += 1) {
      const id = lists.ids[place]!;
      if (id === NO_ID) continue;
      holders[next[id]!] = list;
      next[id]! += 1;
    }
    if (list % IDS_BETWEEN_PAUSES === 0) yield;
  }
  return { starts, ids: holders };
}
