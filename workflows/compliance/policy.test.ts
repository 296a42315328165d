import { describe, expect, it } from 'vitest';
import { OPENED_AT_MS } from '../../tests/support/case-builders.ts';
import {
  aRiskPolicy,
  assessing,
  clear,
  found,
  verdictOn,
} from '../../tests/support/compliance-desk.ts';

const DAY_MS = 86_400_000;
/** Stands out in one factor only. */
const late = found(4_000, {
  factors: found(1_000).factors.map((it) =>
    it.name === 'delivery' ? { ...it, riskBp: 6_000 } : it,
  ),
});
const blocked = found(500, { hardStops: ['blocked: fraud'] });

describe('each verdict', () => {
  const desk = () =>
    clear(
      assessing({
        solid: found(2_000),
        late,
        risky: found(6_000),
        unknown: found(null),
        awful: found(9_000),
        blocked,
      }),
      ['solid', 'late', 'risky', 'unknown', 'awful', 'blocked'],
    );

  it.each([
    ['solid', 'auto_approve'],
    ['late', 'conditional_approval'],
    ['risky', 'escalate_for_review'],
    ['unknown', 'escalate_for_review'],
    ['awful', 'refusal'],
    ['blocked', 'refusal'],
  ])('of a supplier that is %s is reported and recorded: %s', (supplierId, verdict) => {
    expect(verdictOn(desk(), supplierId)).toMatchObject({ reported: verdict, recorded: verdict });
  });

  it('that clears goes to negotiation in one notice, and no other', () => {
    const notices = desk().sentOf('negotiation.cleared');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.body.cleared).toMatchObject([
      { candidate: { supplierId: 'solid' }, verdict: 'auto_approve', riskBp: 2_000 },
      { candidate: { supplierId: 'late' }, verdict: 'conditional_approval', riskBp: 4_000 },
    ]);
    expect(notices[0]?.body.pendingSupplierIds).toEqual(['risky', 'unknown']);
  });

  it('with conditions sends along one for each factor that stands out', () => {
    const talks = verdictOn(desk(), 'late');
    expect(talks.conditions).toHaveLength(1);
    expect(talks.conditions[0]).toContain('delivery date in writing');
    expect(verdictOn(desk(), 'solid').conditions).toEqual([]);
  });

  it('asks a person only about those that neither pass nor fail by the rules', () => {
    const asked = desk().sentOf('compliance.review');
    expect(asked.map((it) => [it.to, it.type, it.body.assessment.supplierId])).toEqual([
      ['supervisor', 'REQUEST', 'risky'],
      ['supervisor', 'REQUEST', 'unknown'],
    ]);
    expect(asked[1]?.body.because).toContain('Too little is known');
  });

  it('answers sourcing once', () => {
    expect(desk().owed).toEqual([]);
    expect(desk().sentOf('compliance.report')).toHaveLength(1);
  });
});

describe('the audit record', () => {
  const desk = clear(assessing({ solid: found(2_000), awful: found(9_000), blocked }), [
    'solid',
    'awful',
    'blocked',
  ]);
  const recordOf = (id: string) =>
    desk.recordsOf('clearance').find((it) => it.assessment.supplierId === id);

  it('holds the findings, the limit in force, how long it counts, and who decided', () => {
    expect(recordOf('solid')).toMatchObject({
      assessment: { riskBp: 2_000, coverageBp: 9_000, confidenceBp: 8_000 },
      approveUpToBp: 3_000,
      validUntilMs: OPENED_AT_MS + 90 * DAY_MS,
      decidedBy: 'compliance',
    });
    expect(recordOf('solid')?.assessment.factors).toHaveLength(7);
  });

  it('says by which rule and by what evidence of each factor', () => {
    const because = recordOf('awful')?.because.join('\n') ?? '';
    expect(because).toContain('refused above 8000 bp');
    for (const name of ['financial', 'delivery', 'quality', 'compliance']) {
      expect(because).toContain(`${name}: 9000 bp: ${name} looked at`);
    }
    expect(recordOf('blocked')?.because).toEqual(['hard stop: blocked: fraud']);
  });

  it('proposes who passed in place of who did not', () => {
    expect(recordOf('awful')?.alternatives).toEqual(['solid Ltd']);
    expect(recordOf('solid')?.alternatives).toEqual([]);
  });

  it('has a decision that can be made again from what it keeps', () => {
    const decision = desk.decisions.find((it) => it.question.includes('awful'));
    expect(decision).toMatchObject({
      chosen: 'refusal',
      confidenceBp: 8_000,
      policyVersion: 'p1',
      alternatives: [{ option: 'solid Ltd' }],
      inputs: { assessment: { supplierId: 'awful' }, limits: { refuseAboveBp: 8_000 } },
    });
  });
});

describe('alternatives', () => {
  const refused = { alpha: found(9_000), beta: found(9_000), gamma: found(9_000) };

  it('are asked of sourcing when too few can be used, without those already judged', () => {
    const desk = clear(assessing({ ...refused, solid: found(1_000) }), ['alpha', 'beta', 'solid']);
    expect(desk.sentOf('sourcing.alternatives')).toMatchObject([
      {
        to: 'sourcing',
        type: 'REQUEST',
        body: { neededCount: 1, excludeSupplierIds: ['alpha', 'beta', 'solid'] },
      },
    ]);
  });

  it('are asked for before the report, so that sourcing knows more may come', () => {
    const topics = clear(assessing(refused), ['alpha', 'beta']).sent.map((it) => it.topic);
    expect(topics.indexOf('sourcing.alternatives')).toBeLessThan(
      topics.indexOf('compliance.report'),
    );
  });

  it.each([
    ['enough pass', { alpha: found(1_000), beta: found(1_000) }, {}],
    ['a person may still clear one', { alpha: found(1_000), beta: found(null) }, {}],
    ['nobody else is on the market', refused, { market: { suppliersCount: 2 } }],
  ])('are not asked for when %s', (_name, findings, parts) => {
    const desk = clear(assessing(findings), ['alpha', 'beta'], parts);
    expect(desk.sentOf('sourcing.alternatives')).toEqual([]);
  });

  it('are asked for no more often than policy allows', () => {
    const desk = clear(clear(assessing(refused), ['alpha', 'beta']), ['gamma']);
    expect(desk.sentOf('sourcing.alternatives')).toHaveLength(1);
  });
});

describe('an assessment that fails', () => {
  it('is answered with an error, and nobody is cleared by it', () => {
    const desk = clear(assessing('DATABASE_FAILED'), ['alpha']);
    expect(desk.sentOf('agent.error')).toMatchObject([
      { to: 'sourcing', type: 'ERROR', body: { code: 'DATABASE_FAILED' } },
    ]);
    expect(desk.owed).toEqual([]);
    expect(desk.recordsOf('clearance')).toEqual([]);
    expect(desk.sentOf('negotiation.cleared')).toEqual([]);
  });

  it('can be asked for again', () => {
    const desk = clear(clear(assessing('DATABASE_FAILED'), ['alpha']), ['beta']);
    expect(desk.ran.map((it) => it.key)).toEqual(['assess-1-1', 'assess-1-2']);
  });
});

describe('a peer that stays silent', () => {
  const waiting = () => clear(assessing({ alpha: found(9_000) }), ['alpha']);

  it('is reminded, and then the supervisor hears with whom compliance goes on', () => {
    const desk = waiting().overdue('sourcing.alternatives');
    expect(desk.sentOf('agent.reminder')).toMatchObject([{ to: 'sourcing' }]);
    expect(desk.ring().sentOf('agent.peer_silent')).toMatchObject([
      { to: 'supervisor', body: { role: 'sourcing', topic: 'sourcing.alternatives' } },
    ]);
  });

  it('that answers after the reminder is left alone', () => {
    const desk = waiting()
      .overdue('sourcing.alternatives')
      .tell(
        'sourcing',
        'sourcing.alternatives_report',
        { supplierIds: [], because: 'nobody else' },
        'RESPONSE',
      )
      .ring();
    expect(desk.sentOf('agent.peer_silent')).toEqual([]);
  });
});

describe('what people change', () => {
  it('a word from a person is shown and clears nobody', () => {
    const desk = clear(assessing({ alpha: found(9_000) }), ['alpha']);
    const sent = desk.sent.length;
    desk.tell('supervisor', 'command.inject', { to: 'compliance', note: 'trust alpha' });
    expect(desk.sent).toHaveLength(sent);
    expect(desk.state.notes).toEqual(['trust alpha']);
  });

  it('a modified request counts for later verdicts', () => {
    const desk = clear(assessing({ alpha: found(2_900), beta: found(2_900) }), ['alpha']);
    const policy = aRiskPolicy({ approveUpToBp: 2_000, conditionUpToBp: 2_500 });
    const brief = desk.state.brief;
    if (brief === null) throw new Error('compliance has no brief');
    const because = 'stricter';
    desk.tell('supervisor', 'case.modified', { brief: { ...brief, policy }, because });
    expect(desk.state.brief?.policy.risk.approveUpToBp).toBe(2_000);
    expect(verdictOn(clear(desk, ['beta'], { policy }), 'beta').reported).toBe(
      'escalate_for_review',
    );
  });
});
