import { describe, expect, it } from 'vitest';
import { aRule } from '../../../tests/support/approval-builders.ts';
import { approvalPolicyFaults } from './policy-faults.ts';

const able = ['ada', 'bob', 'cy'].map((name) => ({ keyId: `key-${name}`, name, role: 'approver' }));
const faultsOf = (...rule: Parameters<typeof aRule>) =>
  approvalPolicyFaults({ rules: [aRule(...rule)], calendar: null, autonomy: [] }, able).map(
    (it) => it.path,
  );

describe('an approval policy', () => {
  it('is fine when every step finds people of its own', () => {
    expect(
      faultsOf([
        { stepId: 'a', quorum: 2 },
        { stepId: 'b', approvers: ['cy'] },
      ]),
    ).toEqual([]);
  });

  it('names nobody who cannot answer', () => {
    expect(faultsOf([{ stepId: 'a', approvers: ['ada', 'eve'] }])).toEqual([
      'body.rules.0.steps.0.approvers.1',
    ]);
    expect(faultsOf([{ stepId: 'a', escalateTo: ['role:administrator'] }])).toEqual([
      'body.rules.0.steps.0.escalateTo.0',
    ]);
  });

  it('asks for no more people than there are, since nobody counts twice', () => {
    expect(faultsOf([{ stepId: 'a', quorum: 4 }])).toEqual(['body.rules.0.steps.0.quorum']);
    const twice = [
      { stepId: 'a', approvers: ['ada'] },
      { stepId: 'b', approvers: ['ada'] },
    ];
    expect(faultsOf(twice)).toEqual(['body.rules.0.steps.1.quorum']);
  });

  it('finds the one way that fills every step', () => {
    const steps = [
      { stepId: 'a' },
      { stepId: 'b', approvers: ['ada'] },
      { stepId: 'c', approvers: ['bob'] },
    ];
    expect(faultsOf(steps)).toEqual([]);
  });

  it('has no range of amounts that ends before it begins', () => {
    const when = { amountFromMinor: 100, amountToMinor: 99 };
    expect(faultsOf([{ stepId: 'a' }], { when })).toEqual(['body.rules.0.when.amountToMinor']);
  });
});
