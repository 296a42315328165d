import { describe, expect, it } from 'vitest';
import type { TenantPolicy } from '#contracts/tenant-policy.ts';
import { aRule, aSplitProposal, pinnedWith } from '../../tests/support/approval-builders.ts';
import { anAgreement, aProposal, aRequisition } from '../../tests/support/case-builders.ts';
import { SupervisedCase } from '../../tests/support/supervised-case.ts';

const [line] = aRequisition().lines;
if (line === undefined) throw new Error('a requisition has a line');
const lines = [line, { ...line, lineNo: 2 }];
const pinned = pinnedWith([aRule([{ stepId: 'head' }])], { stage: 'advise', heldLineNos: [2] });
/** At an award of two lines; about the second agents only advise. */
const asking = (policy: Partial<TenantPolicy> = {}, parts: { winnersConfirm?: boolean } = {}) =>
  new SupervisedCase({
    requisition: { lines },
    policy: { approvals: pinned, ...policy },
    winnersConfirm: parts.winnersConfirm ?? true,
  })
    .report()
    .outcome(anAgreement(aSplitProposal()));
const confirmsOf = (aCase: SupervisedCase) =>
  aCase.sentOf('negotiation.confirm').map((it) => it.body.proposal.lines.map((at) => at.lineNo));
const awardedLines = (aCase: SupervisedCase) =>
  aCase.recordsOf('award').flatMap((it) => it.proposal.lines.map((at) => at.lineNo));

describe('a question about one supplier of an award', () => {
  it('holds that supplier; the others are asked to confirm meanwhile', () => {
    const aCase = asking();
    expect(aCase.recordsOf('approval')[0]?.approval).toMatchObject({
      holds: { kind: 'supplier', supplierId: 's2', lineNo: 2 },
      ifSilent: 'The rest is awarded without what is in question.',
    });
    expect(confirmsOf(aCase)).toEqual([[1]]);
    expect(aCase.finished).toBeNull();
  });

  it('that is approved makes the whole award', () => {
    const aCase = asking().says('ada', 'approve');
    expect(confirmsOf(aCase)).toEqual([[1], [1, 2]]);
    expect(aCase.finished).toBe('awarded');
    expect(aCase.recordsOf('award')).toMatchObject([{ approvedBy: 'ada' }]);
  });

  it.each([
    ['is turned down', (it: SupervisedCase) => it.says('ada', 'reject')],
    ['lapses', (it: SupervisedCase) => it.ring('approval c1-1')],
    ['outlasts the case', (it: SupervisedCase) => it.ring('case-deadline')],
  ])('that %s leaves the rest, which is awarded', (_how, end) => {
    const aCase = end(asking());
    expect(aCase.finished).toBe('partially_awarded');
    expect(awardedLines(aCase)).toEqual([1]);
    expect(aCase.recordsOf('award')[0]?.approvedBy).toBe('policy p1');
  });

  it('that is sent back sends all of it back', () => {
    const aCase = asking().says('ada', 'return', { comment: 'gowns are too thin' });
    expect(aCase.recordsOf('award')).toEqual([]);
    expect(aCase.sentOf('negotiation.retry')).toHaveLength(1);
  });

  it('is void when one of the others declines', () => {
    const aCase = asking({}, { winnersConfirm: false }).confirmed(['s1']);
    expect(aCase.recordsOf('approval_closed')).toMatchObject([{ status: 'void' }]);
    expect(aCase.state.excludeSupplierIds).toEqual(['s1']);
    expect(aCase.recordsOf('award')).toEqual([]);
  });

  it('is void when its supplier is stopped', () => {
    const stopped = { supplierId: 's2', supplierName: 'Supplier s2', because: 'listed' };
    const aCase = asking().tell('compliance', 'compliance.stopped', stopped);
    expect(aCase.questions()).toEqual([]);
    expect(aCase.recordsOf('award')).toEqual([]);
  });
});

it('nobody is asked about an award without a line that agents only advise about', () => {
  const proposal = { ...aProposal(), shortfall: [{ lineNo: 2, missingUnits: 100 }] };
  const aCase = new SupervisedCase({ requisition: { lines }, policy: { approvals: pinned } });
  aCase.report().outcome(anAgreement(proposal));
  expect(aCase.finished).toBe('partially_awarded');
});

describe('a question holds the whole case', () => {
  it.each([
    ['above the limit', { autoApproveAwardMinor: 300_000 }],
    [
      'where a rule always asks',
      {
        approvals: { ...pinned, rules: [aRule([{ stepId: 'head' }], { askAlways: true })] },
      },
    ],
    ['where agents are observed', { approvals: pinnedWith([], { stage: 'observe' }) }],
  ])('%s', (_when, policy: Partial<TenantPolicy>) => {
    const aCase = asking(policy);
    expect(aCase.recordsOf('approval')[0]?.approval.holds).toMatchObject({ kind: 'case' });
    expect(confirmsOf(aCase)).toEqual([]);
  });
});
