import { describe, expect, it } from 'vitest';
import type { Candidate } from '#contracts/supplier.ts';
import {
  alternatives,
  ask,
  cleared,
  countries,
  found,
  refusal,
  refusalOf,
  searching,
  told,
  two,
} from '../../tests/support/sourcing-desk.ts';
import { aCandidate } from '../../tests/support/talk-builders.ts';

describe('too few found', () => {
  it('the supervisor hears how many, and what giving up which wish would bring', () => {
    const agent = ask(searching(found([aCandidate('alpha')], { relaxations: [countries] })));
    expect(agent.sentOf('sourcing.shortage')).toMatchObject([
      { to: 'supervisor', body: { foundCount: 1, wantedCount: 2, relaxations: [countries] } },
    ]);
    expect(agent.sentOf('sourcing.shortage')[0]?.body.because).toContain('would bring 2');
    expect(agent.sentOf('compliance.clear')).toHaveLength(1);
  });

  it('nobody found: nobody is bothered but the supervisor', () => {
    const agent = ask(searching(found([])));
    expect(agent.sent.map((it) => it.to)).toEqual(['supervisor', 'supervisor']);
    expect(agent.sentOf('sourcing.report')[0]?.body.handedTo).toBe('nobody');
  });

  it('nobody passes compliance: the supervisor hears it with the advice of the search', () => {
    const agent = ask(searching(found(two, { relaxations: [countries] })));
    told(agent, two.map(refusalOf));
    expect(agent.sentOf('sourcing.shortage')).toMatchObject([
      { body: { attempt: 1, foundCount: 0, relaxations: [countries] } },
    ]);
  });

  it('is not said while a person may still clear somebody', () => {
    const agent = ask(searching(found(two)));
    told(agent, [
      refusal('alpha'),
      { supplierId: 'beta', verdict: 'escalate_for_review', riskBp: null },
    ]);
    expect(agent.sentOf('sourcing.shortage')).toEqual([]);
  });

  it('is not said while alternatives are with compliance, and said when these fail too', () => {
    const agent = ask(searching(found(two), found([aCandidate('gamma')])));
    const first = agent.awaiting;
    alternatives(agent);
    expect(agent.awaiting).toHaveLength(first.length + 1);
    told(agent, two.map(refusalOf));
    expect(agent.sentOf('sourcing.shortage')).toEqual([]);
    told(agent, [refusal('gamma')]);
    expect(agent.sentOf('sourcing.shortage')).toHaveLength(1);
  });

  it('is not said when an alternative went straight to the talks', () => {
    const agent = ask(searching(found(two), found([cleared('gamma')])));
    alternatives(agent);
    told(agent, two.map(refusalOf));
    expect(agent.sentOf('sourcing.shortage')).toEqual([]);
  });

  it('is said once, also when alternatives are asked for and not found afterwards', () => {
    const agent = told(ask(searching(found(two), found([]))), two.map(refusalOf));
    alternatives(agent);
    expect(agent.owed).toEqual([]);
    expect(agent.sentOf('sourcing.shortage')).toHaveLength(1);
  });

  it('is not said by verdicts of a search that a newer one has replaced', () => {
    const agent = ask(searching(found(two), found([aCandidate('gamma'), aCandidate('delta')])));
    ask(agent, { attempt: 2 });
    told(agent, two.map(refusalOf));
    expect(agent.sentOf('sourcing.shortage')).toEqual([]);
  });
});

describe('compliance that stays silent', () => {
  const silent = (list: Candidate[]) =>
    ask(searching(found(list)))
      .overdue('compliance.clear')
      .ring();

  it('is reminded first', () => {
    const agent = ask(searching(found(two))).overdue('compliance.clear');
    expect(agent.sentOf('agent.reminder')).toMatchObject([{ to: 'compliance' }]);
    expect(agent.sentOf('agent.peer_silent')).toEqual([]);
  });

  it('then the supervisor hears of it, and nobody without a clearance goes on', () => {
    const agent = silent(two);
    expect(agent.sentOf('agent.peer_silent')).toMatchObject([
      { to: 'supervisor', body: { role: 'compliance', topic: 'compliance.clear' } },
    ]);
    expect(agent.sentOf('negotiation.cleared')).toEqual([]);
  });

  it('those whose earlier clearance holds go on', () => {
    const agent = silent([cleared('alpha'), aCandidate('beta')]);
    const [notice] = agent.sentOf('negotiation.cleared');
    expect(notice?.body.cleared.map((it) => it.candidate.supplierId)).toEqual(['alpha']);
  });

  it('that answers after the reminder is left alone', () => {
    const agent = ask(searching(found(two))).overdue('compliance.clear');
    told(agent, [{ supplierId: 'alpha', verdict: 'auto_approve', riskBp: 1 }]).ring();
    expect(agent.sentOf('agent.peer_silent')).toEqual([]);
  });
});

describe('compliance that cannot judge', () => {
  const failing = (list: Candidate[]) =>
    ask(searching(found(list))).tell(
      'compliance',
      'agent.error',
      { code: 'DATABASE_FAILED', because: 'no connection' },
      'ERROR',
    );

  it('leaves nobody: the supervisor hears why', () => {
    const [notice] = failing(two).sentOf('sourcing.shortage');
    expect(notice?.body).toMatchObject({ foundCount: 0, attempt: 1 });
    expect(notice?.body.because).toContain('no connection');
  });

  it('does not hold those whose earlier clearance holds', () => {
    const agent = failing([cleared('alpha'), aCandidate('beta')]);
    const [notice] = agent.sentOf('negotiation.cleared');
    expect(notice?.body.cleared.map((it) => it.candidate.supplierId)).toEqual(['alpha']);
    expect(agent.sentOf('sourcing.shortage')).toEqual([]);
  });
});
