import { expect, test } from 'vitest';
import { createIdTable, hashOfCouple, hashOfText, NO_ID } from './id-table.ts';
import type { IdTable } from './id-table.ts';

function idsOf(table: IdTable, hash: number): number[] {
  const ids: number[] = [];
  for (let id = table.first(hash); id !== NO_ID; id = table.after(id)) ids.push(id);
  return ids;
}

test('every id is found by its hash, also when more came than expected', () => {
  const table = createIdTable(100);
  const hashes = Array.from({ length: 5_000 }, (_, id) => hashOfText(`word ${id}`));
  expect(hashes.map((it) => table.add(it))).toEqual(hashes.map((_, id) => id));
  expect(hashes.every((hash, id) => idsOf(table, hash).includes(id))).toBe(true);
});

test('ids of one hash are found together', () => {
  const table = createIdTable(100);
  for (const hash of [7, 7, 8, 7]) table.add(hash);
  expect(idsOf(table, 7)).toEqual(expect.arrayContaining([0, 1, 3]));
});

test('nothing is found in an empty table', () => {
  expect(idsOf(createIdTable(0), hashOfText('TROPPO'))).toEqual([]);
});

test('couples hash by their order', () => {
  expect(hashOfCouple(1, 2)).not.toBe(hashOfCouple(2, 1));
});
