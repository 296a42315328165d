import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Requisition } from '#contracts/procurement.ts';
import { importSampleData } from '#memory/import/sample-data.ts';
import { createSupplierDirectory } from '#memory/supplier-directory.ts';
import { aBrief, aTenantId, testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
const tenantId = aTenantId();

async function itemsFor(line: Partial<Requisition['lines'][number]>): Promise<string[]> {
  const { requisition } = aBrief(tenantId);
  const [first] = requisition.lines;
  if (first === undefined) throw new Error('the brief has a line');
  const matches = await createSupplierDirectory(database).matches({
    ...requisition,
    lines: [{ ...first, itemId: null, ...line }],
  });
  return [...new Set(matches.flatMap((it) => it.entries.map((entry) => entry.itemId)))].toSorted();
}

describe('what is asked for in words', () => {
  beforeAll(() => importSampleData(database, () => undefined, tenantId));
  afterAll(() => database.close());

  it.each([
    ['the words of a description', 'manufacturing equipment', ['EQ-CELL-COMPACT']],
    ['a number that tells alike items apart', 'CNC machining centre, 5 axes', ['EQ-CNC-5AX630']],
    ['the other number', 'CNC vertical machining centre, 3 axes', ['EQ-CNC-VMC800']],
    ['other capitals', 'HYDRAULIC PRESS', ['EQ-PRESS-100T']],
    ['what nobody sells', 'antimatter containment vessel', []],
    ['nothing but a regular expression', '.* ((', []],
  ])('is found by %s', async (_how, description, itemIds) => {
    expect(await itemsFor({ description })).toEqual(itemIds);
  });

  it('is found by its id, whatever the words say', async () => {
    expect(await itemsFor({ itemId: 'EQ-CTRL-PLC', description: 'press' })).toEqual([
      'EQ-CTRL-PLC',
    ]);
  });

  it('is not found in another unit', async () => {
    expect(await itemsFor({ description: 'manufacturing equipment', unitCode: 'KGM' })).toEqual([]);
  });
});
