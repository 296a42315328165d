import { describe, expect, it } from 'vitest';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';

describe('a supplier that wants a prepayment', () => {
  const asking = scripted({
    alpha: [{ terms: someTerms(80_000, { prepaymentBp: 2_000 }) }],
    beta: [{ terms: someTerms(100_000) }],
  });
  const play = () => {
    const table = new NegotiationTable(asking);
    table.clear(aBrief(), three.slice(0, 2), aPumpMarket());
    const [question] = table.ofTopic('compliance.term');
    if (question === undefined) throw new Error('nothing was asked');
    return { table, question };
  };
  const verdict = (allowed: boolean) => ({
    supplierId: 'alpha',
    term: 'prepayment' as const,
    allowed,
    because: 'x',
    conditions: allowed ? ['bank guarantee'] : [],
  });

  it('waits for compliance while the others go on', () => {
    const { table, question } = play();
    expect(question.body).toMatchObject({ supplierId: 'alpha', term: 'prepayment', value: 2_000 });
    expect(table.outcomes()).toEqual([]);
    expect(table.state.talks.map((it) => it.status)).toEqual(['held', 'agreed']);
  });

  it('is talked to under a wider mandate once it is allowed, and the condition travels along', () => {
    const { table, question } = play();
    table.deliver('compliance.term_verdict', verdict(true), { inReplyTo: question.id });
    const [outcome] = table.outcomes();
    expect(outcome?.proposal?.lines).toMatchObject([{ supplierId: 'alpha' }]);
    expect(outcome?.proposal?.lines[0]?.conditions).toContain('bank guarantee');
    expect(outcome?.proposal?.mandates).toMatchObject([{ version: 2, prepaymentBpMax: 2_000 }]);
  });

  it('is countered without it once it is refused', () => {
    const { table, question } = play();
    table.deliver('compliance.term_verdict', verdict(false), { inReplyTo: question.id });
    const ours = table.offers.filter((it) => it.supplierId === 'alpha' && it.actor === 'buyer');
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.every((it) => it.terms.prepaymentBp === 0)).toBe(true);
    expect(table.outcomes()[0]?.proposal?.lines).toMatchObject([{ supplierId: 'beta' }]);
  });

  it('goes on without it when compliance stays silent, and the supervisor is told', () => {
    const { table } = play();
    table.overdue('compliance.term', 300_000);
    expect(table.ofTopic('agent.reminder')).toHaveLength(1);
    table.fireNext();
    expect(table.ofTopic('agent.peer_silent')).toHaveLength(1);
    expect(table.outcomes()).toMatchObject([{ kind: 'agreed' }]);
  });

  it('goes on without it when compliance answers with an error', () => {
    const { table, question } = play();
    const body = { code: 'UNEXPECTED', because: 'no' };
    table.deliver('agent.error', body, { type: 'ERROR', inReplyTo: question.id });
    expect(table.outcomes()).toHaveLength(1);
  });
});

describe('a supplier that delivers after the need-by date', () => {
  const late = scripted({ alpha: [{ terms: someTerms(95_000, { leadTimeDays: 70 }) }] });
  const sole = aPumpMarket({}, { suppliersCount: 1, competition: 'sole' });

  it('is only agreed with after compliance allowed it, and the award says how late', () => {
    const table = new NegotiationTable(late);
    table.clear(aBrief(), three.slice(0, 1), sole);
    const [question] = table.ofTopic('compliance.term');
    expect(question?.body).toMatchObject({ term: 'lead_time', value: 70 });
    table.deliver(
      'compliance.term_verdict',
      {
        supplierId: 'alpha',
        term: 'lead_time',
        allowed: true,
        conditions: [],
        because: 'x',
      },
      { inReplyTo: question?.id ?? '' },
    );
    expect(table.outcomes()[0]?.proposal?.lines[0]?.conditions).toEqual([
      'delivery up to 10 days after the need-by date',
    ]);
  });

  it('is never agreed with when the request is critical', () => {
    const table = new NegotiationTable(late);
    table.clear(aBrief({ urgency: 'critical' }), three.slice(0, 1), sole);
    expect(table.ofTopic('compliance.term')).toEqual([]);
    expect(table.outcomes()).toMatchObject([{ kind: 'failed' }]);
  });
});

describe('a case that is to come out the same again', () => {
  /** What everybody said when compliance answers before or after the next round is due. */
  const offersWhen = (isLate: boolean, repeatable: boolean) => {
    const table = new NegotiationTable(
      scripted({
        alpha: [{ terms: someTerms(100_000, { prepaymentBp: 2_000 }) }],
        beta: [{ terms: someTerms(108_000) }, { terms: someTerms(104_000) }],
      }),
    );
    const brief = aBrief({ repeatable, budgetMinor: 1_000_000 }, { replyDelayMs: 1_000 });
    table.clear(brief, three.slice(0, 2), aPumpMarket());
    const [question] = table.ofTopic('compliance.term');
    if (question === undefined) throw new Error('nothing was asked');
    if (isLate) table.fireNext();
    const body = { supplierId: 'alpha', term: 'prepayment' as const, allowed: false };
    table.deliver(
      'compliance.term_verdict',
      { ...body, because: 'x', conditions: [] },
      { inReplyTo: question.id },
    );
    table.playOn();
    return table.offers.map(({ atMs: _atMs, ...offer }) => offer);
  };

  it('makes the same offers however soon compliance answers about a term', () => {
    expect(offersWhen(true, true)).toEqual(offersWhen(false, true));
  });

  it('is the only kind that waits: elsewhere one question holds one supplier', () => {
    expect(offersWhen(true, false)).not.toEqual(offersWhen(false, false));
  });
});
