import { describe, expect, it } from 'vitest';
import type { ActivityResults } from '#contracts/activities.ts';
import type { Bodies, CaseBrief } from '#contracts/messages.ts';
import type { Candidate, Clearance } from '#contracts/supplier.ts';
import {
  aMarket,
  aPolicy,
  aRequisition,
  aTiming,
  OPENED_AT_MS,
} from '../../tests/support/case-builders.ts';
import { PlayedAgent } from '../../tests/support/played-agent.ts';
import { aCandidate, aLineMarket } from '../../tests/support/talk-builders.ts';
import { sourcing } from './policy.ts';

const DAY_MS = 86_400_000;
const aBrief = (requisition: Partial<CaseBrief['requisition']> = {}): CaseBrief => ({
  requisition: aRequisition(requisition),
  policy: aPolicy(),
  timing: aTiming(),
});
const aClearance = (parts: Partial<Clearance> = {}): Clearance => ({
  verdict: 'auto_approve',
  riskBp: 1_500,
  conditions: [],
  validUntilMs: OPENED_AT_MS + DAY_MS,
  ...parts,
});
const cleared = (id: string, parts: Partial<Clearance> = {}): Candidate =>
  aCandidate(id, {}, { clearance: aClearance(parts) });
const countries = { wish: 'countries' as const, excludedCount: 3, bringsCount: 2 };
const found = (
  shortlist: Candidate[],
  parts: Partial<ActivityResults['searchSuppliers']> = {},
): ActivityResults['searchSuppliers'] => ({
  shortlist,
  carryingCount: 5,
  hardExclusions: [{ requirement: 'supplier is blocked', excludedCount: 1 }],
  relaxations: [],
  market: aMarket({ lines: [aLineMarket()] }),
  ...parts,
});

/** Sourcing whose searches bring these results, the last one again and again. */
function searching(...results: (ActivityResults['searchSuppliers'] | string)[]) {
  let at = 0;
  return new PlayedAgent(sourcing, {
    searchSuppliers: () => results[Math.min(at++, results.length - 1)] ?? 'NO_ANSWER',
  });
}
const find = (parts: Partial<Bodies['sourcing.find']> = {}): Bodies['sourcing.find'] => ({
  brief: aBrief(),
  attempt: 1,
  relaxed: [],
  excludeSupplierIds: [],
  strategy: null,
  because: 'the case is open',
  ...parts,
});
type Played = ReturnType<typeof searching>;
const ask = (agent: Played, parts: Partial<Bodies['sourcing.find']> = {}) =>
  agent.tell('supervisor', 'sourcing.find', find(parts), 'REQUEST');
const alternatives = (agent: Played, from = 'compliance', excludeSupplierIds: string[] = []) =>
  agent.tell(
    from,
    'sourcing.alternatives',
    { neededCount: 1, excludeSupplierIds, because: 'too few are left' },
    'REQUEST',
  );
const told = (agent: Played, verdicts: Bodies['compliance.report']['verdicts']) =>
  agent.tell('compliance', 'compliance.report', { verdicts, because: 'judged' }, 'RESPONSE');
const refusal = (supplierId: string) => ({
  supplierId,
  verdict: 'refusal' as const,
  riskBp: 9_000,
});
const refusalOf = (it: Candidate) => refusal(it.supplierId);
const two = [aCandidate('alpha'), aCandidate('beta')];

describe('a search that finds enough', () => {
  it('hands the shortlist to compliance and tells the supervisor so', () => {
    const agent = ask(searching(found(two)));
    expect(agent.sentOf('compliance.clear')).toMatchObject([
      { to: 'compliance', type: 'REQUEST', body: { attempt: 1 } },
    ]);
    expect(agent.sentOf('sourcing.report')).toMatchObject([
      { to: 'supervisor', type: 'RESPONSE', body: { handedTo: 'compliance', attempt: 1 } },
    ]);
    expect(agent.sentOf('sourcing.shortage')).toEqual([]);
    expect(agent.owed).toEqual([]);
  });

  it('says how it searched beside which other ways, and how it ranked', () => {
    const agent = ask(searching(found(two)));
    const [how, who] = agent.decisions;
    expect(how?.alternatives).toHaveLength(2);
    expect(who?.alternatives.map((it) => it.option)).toEqual(['beta Ltd']);
    expect(who?.because).toContainEqual({ rule: 'supplier is blocked', value: 'keeps out 1' });
  });

  it('searches the way the supervisor asks for', () => {
    const agent = ask(searching(found(two)), { strategy: 'budget', relaxed: ['countries'] });
    expect(agent.ran).toMatchObject([{ input: { strategy: 'budget', relaxed: ['countries'] } }]);
    expect(agent.sentOf('sourcing.report')[0]?.body.strategy).toBe('budget');
  });

  it('finds nobody twice: a later search leaves out who was handed on before', () => {
    const agent = ask(ask(searching(found(two))), { attempt: 2, excludeSupplierIds: ['omega'] });
    expect(agent.ran[1]?.input).toMatchObject({ excludeSupplierIds: ['alpha', 'beta', 'omega'] });
  });
});

describe('fresh clearances', () => {
  it('of all on the shortlist go straight to negotiation, conditions included', () => {
    const list = [cleared('alpha'), cleared('beta', { verdict: 'conditional_approval' })];
    const agent = ask(searching(found(list)));
    expect(agent.sentOf('compliance.clear')).toEqual([]);
    expect(agent.sentOf('negotiation.cleared')[0]?.body.cleared).toMatchObject([
      { verdict: 'auto_approve', riskBp: 1_500 },
      { verdict: 'conditional_approval' },
    ]);
    expect(agent.sentOf('sourcing.report')[0]?.body.handedTo).toBe('negotiation');
  });

  it.each([
    ['one has none', [cleared('alpha'), aCandidate('beta')]],
    ['one has run out', [cleared('alpha'), cleared('beta', { validUntilMs: OPENED_AT_MS })]],
    ['one was refused', [cleared('alpha'), cleared('beta', { verdict: 'refusal' })]],
    ['one is in review', [cleared('alpha', { verdict: 'escalate_for_review' })]],
  ])('do not count when %s: all go to compliance', (_name, list) => {
    const agent = ask(searching(found(list)));
    expect(agent.sentOf('negotiation.cleared')).toEqual([]);
    expect(agent.sentOf('compliance.clear')[0]?.body.candidates).toHaveLength(list.length);
  });

  it('do not count in a case that is to be repeatable', () => {
    const agent = ask(searching(found([cleared('alpha')])), {
      brief: aBrief({ repeatable: true }),
    });
    expect(agent.sentOf('negotiation.cleared')).toEqual([]);
  });
});

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

describe('alternatives that a peer asks for', () => {
  it.each(['compliance', 'negotiation'])('%s gets them, without those it has', (from) => {
    const agent = ask(searching(found(two), found([aCandidate('gamma')])));
    alternatives(agent, from, ['delta']);
    expect(agent.ran[1]?.input).toMatchObject({ excludeSupplierIds: ['alpha', 'beta', 'delta'] });
    expect(agent.sentOf('sourcing.alternatives_report')).toMatchObject([
      { to: from, type: 'RESPONSE', body: { supplierIds: ['gamma'] } },
    ]);
    expect(agent.sentOf('compliance.clear')).toHaveLength(2);
    expect(agent.sentOf('sourcing.report')).toHaveLength(1);
  });

  it('are refused beyond the limit of policy, with an answer', () => {
    const agent = ask(searching(found(two), found([aCandidate('gamma')])));
    alternatives(alternatives(agent));
    expect(agent.ran).toHaveLength(2);
    expect(agent.sentOf('sourcing.alternatives_report')[1]?.body).toMatchObject({
      supplierIds: [],
      because: 'Asked 1 times already, which is the limit.',
    });
  });

  it('asked for before anything was searched are answered with nobody', () => {
    const agent = alternatives(searching(found(two)));
    expect(agent.sentOf('sourcing.alternatives_report')[0]?.body.supplierIds).toEqual([]);
    expect(agent.owed).toEqual([]);
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

describe('a search that fails', () => {
  it('is answered with an error, once, and can be asked for again', () => {
    const agent = ask(ask(searching('DATABASE_FAILED', found(two))));
    expect(agent.sentOf('agent.error')).toMatchObject([{ body: { code: 'DATABASE_FAILED' } }]);
    expect(agent.sentOf('sourcing.report')).toHaveLength(1);
    expect(agent.owed).toEqual([]);
  });
});

describe('what people change', () => {
  it('excluded suppliers stay out of every later search', () => {
    const agent = searching(found(two)).tell('supervisor', 'command.inject', {
      to: 'sourcing',
      note: 'not these',
      excludeSupplierIds: ['alpha'],
    });
    ask(agent);
    expect(agent.ran[0]?.input).toMatchObject({ excludeSupplierIds: ['alpha'] });
  });

  it('a modified request counts for alternatives', () => {
    const agent = ask(searching(found(two)));
    const brief = aBrief({ budgetMinor: 1 });
    agent.tell('supervisor', 'case.modified', { brief, because: 'cut' });
    alternatives(agent);
    expect(agent.ran[1]?.input).toMatchObject({ requisition: { budgetMinor: 1 } });
  });
});
