import { describe, expect, it } from 'vitest';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { aProspect } from '../../../tests/support/supplier-builders.ts';
import { withItemsRead } from './items-read.ts';

const inWords = aRequisition({
  lines: aRequisition().lines.map((it) => ({ ...it, itemId: null })),
});
const itemRead = (...carrying: Parameters<typeof withItemsRead>[1]) =>
  withItemsRead(inWords, carrying).lines[0]?.itemId;

describe('the item of a line in words', () => {
  it('is the one that everything found for it is of', () => {
    expect(itemRead(aProspect('s1'), aProspect('s2'))).toBe('glove');
  });

  it('is not what may stand in for it', () => {
    const standIn = { itemId: 'mitten', substituteFor: 'glove' };
    expect(itemRead(aProspect('s1'), aProspect('s2', { entry: standIn }))).toBe('glove');
  });

  it.each([
    ['nothing is found', []],
    ['two items are', [aProspect('s1'), aProspect('s2', { entry: { itemId: 'mitten' } })]],
    ['only another line finds any', [aProspect('s1', { entry: { lineNo: 2 } })]],
  ])('stays open where %s', (_where, carrying) => {
    expect(itemRead(...carrying)).toBeNull();
  });

  it('leaves a line that names its item alone', () => {
    const other = aProspect('s1', { entry: { itemId: 'mitten' } });
    expect(withItemsRead(aRequisition(), [other])).toEqual(aRequisition());
  });
});
