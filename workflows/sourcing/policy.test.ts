import { describe, expect, it } from 'vitest';
import { anAdvice } from '../../tests/support/advice-builders.ts';
import { OPENED_AT_MS } from '../../tests/support/case-builders.ts';
import {
  aSourcingBrief,
  alternatives,
  ask,
  cleared,
  found,
  searching,
  two,
} from '../../tests/support/sourcing-desk.ts';
import { aCandidate } from '../../tests/support/talk-builders.ts';

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
      brief: aSourcingBrief({ repeatable: true }),
    });
    expect(agent.sentOf('negotiation.cleared')).toEqual([]);
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
    const brief = aSourcingBrief({ budgetMinor: 1 });
    agent.tell('supervisor', 'case.modified', { brief, because: 'cut' });
    alternatives(agent);
    expect(agent.ran[1]?.input).toMatchObject({ requisition: { budgetMinor: 1 } });
  });
});

describe('what earlier dealings say', () => {
  const eligible = Array.from({ length: 40 }, (_, at) => ({
    supplierId: `newcomer-${at}`,
    scoreBp: 5_000,
    propensityBp: 75,
  }));
  const exploration = {
    shareBp: 3_000,
    invited: [],
    eligible,
    costBound: '1 of 2 seats',
    because: 'the draw kept the seats as they were',
  };
  const dealt = found(
    [
      aCandidate('alpha'),
      aCandidate('beta', { agreementId: 'FA-1' }, { incumbent: 'supplied line 1 twice' }),
    ],
    {
      exploration,
      agreements: [
        {
          lineNo: 1,
          agreementId: 'FA-1',
          supplierId: 'beta',
          unitPriceMinor: 900,
          quantityLeft: 5,
          covers: true,
          because: 'FA-1 with beta',
        },
      ],
    },
  );

  it('stands in the decision about the shortlist, and its inputs stay small', () => {
    const who = ask(searching(dealt)).decisions[1];
    expect(who?.because).toEqual(
      expect.arrayContaining([
        { rule: 'open agreement on line 1', value: 'FA-1 with beta' },
        { rule: 'incumbent', value: 'beta Ltd: supplied line 1 twice' },
        { rule: 'exploration costs at most', value: '1 of 2 seats' },
      ]),
    );
    expect(who?.alternatives[0]?.because).toContain('supplied line 1 twice; open agreement FA-1');
    expect(JSON.stringify(who?.inputs).length).toBeLessThan(4_096);
  });

  const advice = anAdvice('search_strategy', 'budget', {
    agent: 'sourcing',
    without: 'specialised',
  });

  it('is searched as memory advises, and says how it would have been searched without it', () => {
    const [how] = ask(searching(found(two)), { advice }).decisions;
    expect(how).toMatchObject({
      chosen: 'budget',
      inputs: { memory: { without: 'specialised', chosen: 'budget' } },
    });
    expect(how?.because).toContainEqual({
      rule: 'without memory',
      value: 'I would have chosen specialised',
    });
  });

  it('is searched as the supervisor wants, whatever memory advises', () => {
    const [how] = ask(searching(found(two)), { advice, strategy: 'fast_delivery' }).decisions;
    expect(how?.chosen).toBe('fast_delivery');
    expect(how?.inputs).not.toHaveProperty('memory');
  });

  it.each([
    [false, { rules: null }],
    [true, undefined],
  ])('lets memory speak unless the case is repeatable: %s', (repeatable, memory) => {
    const agent = ask(searching(found(two)), { brief: aSourcingBrief({ repeatable }), advice });
    expect(agent.ran[0]?.input).toHaveProperty('strategy', repeatable ? 'specialised' : 'budget');
    expect(Object(agent.ran[0]?.input)['memory']).toEqual(memory);
  });

  it('is searched by the rules of the tenant', () => {
    const brief = aSourcingBrief();
    const sourcing = { inviteIncumbent: true, bidsMin: [] };
    const agent = ask(searching(found(two)), {
      brief: { ...brief, policy: { ...brief.policy, sourcing } },
    });
    expect(agent.ran[0]?.input).toMatchObject({ rules: sourcing });
  });
});
