import { describe, expect, it } from 'vitest';
import { aSplitProposal } from '../../../tests/support/approval-builders.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { awardFaults } from './check.ts';
import { partOfAward } from './part-of-award.ts';

const [line] = aRequisition().lines;
if (line === undefined) throw new Error('a requisition has a line');
const requisition = aRequisition({ lines: [line, { ...line, lineNo: 2 }] });
const whole = aSplitProposal();
const partOf = (...supplierIds: string[]) =>
  partOfAward(whole, requisition.lines, (it) => supplierIds.includes(it.supplierId));

describe('a part of an award', () => {
  it('is an award of its own that holds', () => {
    const part = partOf('s1');
    if (part === null) throw new Error('there is a part');
    expect(awardFaults(requisition, part)).toEqual([]);
    expect(part).toMatchObject({
      totalMinor: 400_000,
      shortfall: [{ lineNo: 2, missingUnits: 100 }],
    });
  });

  it('and the rest share the baseline out', () => {
    const sum = ['s1', 's2'].reduce((all, it) => all + (partOf(it)?.savings.baselineMinor ?? 0), 0);
    expect(whole.savings.baselineMinor - sum).toBeLessThanOrEqual(1);
  });

  it('is none when nothing or everything is left', () => {
    expect(partOf()).toBeNull();
    expect(partOf('s1', 's2')).toBeNull();
  });
});
