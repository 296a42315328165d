import { describe, expect, it } from 'vitest';
import { aMessage, aRecord } from '../conversation/rows/stream.builder.ts';
import { waitsOf } from './waits.ts';

const NOBODY = new Map<string, string>();
const question = aRecord(1, 'supervisor*negotiation.1.1', {
  kind: 'approval',
  approval: { approvalId: 'c1-1', question: 'Award?', expiresAtMs: 900 },
});
const asked = aRecord(2, 'negotiation*compliance.1.1', {
  kind: 'supplier_asked',
  supplierId: 's1',
  supplierName: 'Kestrel',
  channel: 'portal',
  turn: 1,
  move: 'request_quote',
  answerByMs: 500,
});

describe('who is waited for', () => {
  it('are people first, then suppliers, each until when', () => {
    expect(waitsOf([asked, question], [], NOBODY)).toMatchObject([
      { who: 'Whoever may approve', what: 'Award?', untilMs: 900, link: '/approvals/c1-1' },
      { who: 'Kestrel', untilMs: 500 },
    ]);
  });

  it('are the approvers of the steps that are open, by name', () => {
    const chain = {
      steps: [
        { approvers: ['k1', 'role:compliance_officer'], openedAtMs: 1 },
        { approvers: ['k2'], openedAtMs: null },
      ],
    };
    const steps = aRecord(3, 'supervisor*timer.1', {
      kind: 'approval_steps',
      approvalId: 'c1-1',
      chain,
      expiresAtMs: 950,
    });
    expect(waitsOf([question, steps], [], new Map([['k1', 'Ada']]))).toMatchObject([
      { who: 'Ada or any compliance officer', untilMs: 950 },
    ]);
  });

  it('are nobody once all have answered', () => {
    const decided = aRecord(3, 'supervisor*person.1', {
      kind: 'approval_closed',
      approvalId: 'c1-1',
    });
    const answer = aMessage(4, { id: 'x#y.1.1', from: 'supplier:s1', topic: 'supplier.answer' });
    expect(waitsOf([question, asked, decided, answer], [], NOBODY)).toEqual([]);
  });

  it('are peers that owe an answer', () => {
    const status = {
      role: 'sourcing' as const,
      stage: 'searching',
      details: '',
      paused: false,
      inboxCount: 0,
      handledCount: 1,
      owed: [],
      awaiting: [{ requestId: 'r', to: 'compliance', topic: 'compliance.clear' }],
    };
    const agent = { role: 'sourcing', state: 'running', workflowId: 'w', status } as const;
    expect(waitsOf([], [agent], NOBODY)).toMatchObject([{ who: 'compliance' }]);
  });
});
