import { describe, expect, it } from 'vitest';
import { aCase } from '../case.builder.ts';
import { finalOf, possibleCommands } from './consequences.ts';
import { emptyInject, injectBody, modifyBody, modifyDraft } from './request.ts';

const before = modifyDraft(aCase(), 100);

describe('a change of the request', () => {
  it('names only what differs', () => {
    const draft = { ...before, budget: 1_200.5, because: ' dearer ' };
    expect(modifyBody(draft, before, 100)).toEqual({
      command: 'modify',
      because: 'dearer',
      budgetMinor: 1_200_50,
    });
  });

  it('is none when nothing differs, or a reason alone', () => {
    expect(modifyBody({ ...before, because: 'why not' }, before, 100)).toBeNull();
  });

  it('sends all wishes when one differs, since they replace the earlier ones', () => {
    const draft = { ...before, warrantyMonthsMin: 24 };
    expect(modifyBody(draft, before, 100)).toMatchObject({
      wishes: { leadTimeDaysMax: 40, warrantyMonthsMin: 24 },
    });
    expect(modifyBody({ ...before, leadTimeDaysMax: '' }, before, 100)).toMatchObject({
      wishes: {},
    });
  });

  it('counts a currency in its own minor units', () => {
    expect(modifyDraft(aCase(), 1).budget).toBe(1_000_00);
  });
});

describe('a word to an agent', () => {
  it('holds an approach for negotiation alone', () => {
    const draft = { ...emptyInject, note: ' mind the date ', approach: 'balanced' } as const;
    expect(injectBody({ ...draft, to: 'negotiation' })).toEqual({
      command: 'inject',
      to: 'negotiation',
      note: 'mind the date',
      approach: 'balanced',
    });
    expect(injectBody({ ...draft, to: 'sourcing' })).not.toHaveProperty('approach');
  });
});

describe('the commands of a case', () => {
  it('are resume or pause, never both, and none once it is closed', () => {
    expect(possibleCommands(aCase())).not.toContain('resume');
    expect(possibleCommands(aCase({ stage: 'paused' }))).not.toContain('pause');
    expect(possibleCommands(aCase({ closedAtMs: 1 }))).toEqual([]);
  });

  it('say that suppliers have seen the request once they have', () => {
    expect(finalOf(aCase({ stage: 'sourcing' })).join()).not.toContain('Suppliers');
    expect(finalOf(aCase({ stage: 'negotiating' })).join()).toContain('Suppliers');
  });
});
