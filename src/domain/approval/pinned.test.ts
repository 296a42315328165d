import { describe, expect, it } from 'vitest';
import { aRule } from '../../../tests/support/approval-builders.ts';
import { aRequisition } from '../../../tests/support/case-builders.ts';
import { pinnedApprovals } from './pinned.ts';

const [line] = aRequisition().lines;
if (line === undefined) throw new Error('a requisition has a line');
const linesOf = (...ids: string[]) =>
  ids.map((id, at) => ({
    ...line,
    lineNo: at + 1,
    classification: { scheme: 'CPV' as const, id },
  }));
const step = [{ stepId: 'head' }];
const body = {
  rules: [aRule(step, { title: 'medical', when: { categories: ['33'] } }), aRule(step)],
  calendar: { country: 'DE', workingDays: [1, 2, 3, 4, 5] },
  autonomy: [
    { categories: ['33'], stage: 'advise' as const },
    { categories: ['85'], stage: 'observe' as const },
  ],
};
const pinned = (...ids: string[]) =>
  pinnedApprovals({ version: 3, body, lines: linesOf(...ids), costCentre: null, daysOff: [] });

describe('the approval policy that a case keeps', () => {
  it('has the rules that can fit it, and plain days', () => {
    expect(pinned('44000000-0')).toMatchObject({
      version: 3,
      rules: [{ title: 'Big awards' }],
      calendar: { workingDays: [1, 2, 3, 4, 5], daysOff: [] },
      stage: 'act',
    });
    expect(pinned('33140000-3').rules).toHaveLength(2);
  });

  it('holds the lines alone that agents only advise about', () => {
    expect(pinned('33140000-3', '44000000-0')).toMatchObject({ stage: 'advise', heldLineNos: [1] });
    expect(pinned('33140000-3', '33600000-6').heldLineNos).toBeUndefined();
  });

  it('holds all of a case where people choose for themselves about any of it', () => {
    expect(pinned('33140000-3', '85000000-9', '44000000-0')).toMatchObject({ stage: 'observe' });
    expect(pinned('33140000-3', '85000000-9', '44000000-0').heldLineNos).toBeUndefined();
  });
});
