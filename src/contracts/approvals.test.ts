import { describe, expect, it } from 'vitest';
import { DecisionRequest } from './approvals.ts';

const aDecision = { decision: 'approve', comment: 'fine', shownHash: '0'.repeat(64), stepId: 'a' };

describe('an answer to a question', () => {
  it.each([['comment'], ['stepId']])('is refused where its %s is kept by no database', (field) => {
    expect(DecisionRequest.safeParse(aDecision).success).toBe(true);
    for (const text of ['a\0b', '\ud800']) {
      expect(DecisionRequest.safeParse({ ...aDecision, [field]: text }).success).toBe(false);
    }
  });
});
