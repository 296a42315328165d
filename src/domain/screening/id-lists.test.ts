import { expect, test } from 'vitest';
import { invert } from './id-lists.ts';
import { NO_ID } from './id-table.ts';
import { withoutPauses } from './without-pauses.ts';

test('each id tells the lists that hold it, in order; what stands for no id is left out', () => {
  const lists = { starts: Int32Array.of(0, 2, 2, 5), ids: Int32Array.of(1, 0, 1, NO_ID, 3) };
  const { starts, ids } = withoutPauses(invert(lists, { listsCount: 3, idsCount: 4 }));
  const holdersOf = (id: number) => [...ids.subarray(starts[id], starts[id + 1])];
  expect([0, 1, 2, 3].map(holdersOf)).toEqual([[0], [0, 2], [], [2]]);
});

test('no lists hold nothing', () => {
  const lists = { starts: Int32Array.of(0), ids: new Int32Array(0) };
  const inverted = withoutPauses(invert(lists, { listsCount: 0, idsCount: 2 }));
  expect([...inverted.starts]).toEqual([0, 0, 0]);
});
