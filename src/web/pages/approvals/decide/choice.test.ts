import { describe, expect, test } from 'vitest';
import type { ApprovalAttempt } from '#contracts/approvals.ts';
import { anApproval } from '../approval.builder.ts';
import { choiceIn, choiceText, isGivenToOthers, isOtherChoice } from './choice.ts';

describe('a choice in the address', () => {
  test('is read as it was written, whatever the ids are', () => {
    const ids = ['s-1', 'a b', 'c%d', 'e/f?g'];
    expect(choiceIn(choiceText(ids))).toEqual(ids);
    expect(choiceIn('')).toEqual([]);
  });
  test('is nobody where it cannot be read', () => {
    expect(choiceIn('%E0%A4%A')).toEqual([]);
  });
});

describe('another choice', () => {
  test('is one that does not name exactly the winners shown', () => {
    const approval = anApproval();
    expect(isOtherChoice(approval, [])).toBe(false);
    expect(isOtherChoice(approval, ['s-1'])).toBe(false);
    expect(isOtherChoice(approval, ['s-2'])).toBe(true);
    expect(isOtherChoice(approval, ['s-1', 's-2'])).toBe(true);
  });
  test('is none where no winners are shown', () => {
    expect(isOtherChoice(anApproval({ shown: null }), ['s-2'])).toBe(false);
  });
});

test('a question is given to others by a counted yes to them, not by a plain no', () => {
  const attempt: ApprovalAttempt = {
    attemptId: 'a-1',
    approvalId: 'case-1-1',
    stepId: 'decision',
    keyId: 'key-2',
    name: 'Ann',
    role: 'approver',
    onBehalfOf: null,
    decision: 'approve',
    comment: '',
    chosenSupplierIds: ['s-2'],
    outcome: 'counted',
    code: null,
    because: '',
    atMs: 2_000,
  };
  const plainNo = { ...attempt, decision: 'reject' as const, chosenSupplierIds: [] };
  expect(isGivenToOthers({ status: 'rejected', attempts: [attempt] })).toBe(true);
  expect(isGivenToOthers({ status: 'rejected', attempts: [plainNo] })).toBe(false);
  expect(isGivenToOthers({ status: 'approved', attempts: [attempt] })).toBe(false);
});
