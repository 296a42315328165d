import { describe, expect, it } from 'vitest';
import type { CaseBrief } from '#contracts/messages.ts';
import { awardFaults } from '#domain/award/check.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aCandidate,
  aCleared,
  aPumpMarket,
  scripted,
  three,
} from '../../tests/support/talk-builders.ts';

describe('failed talks', () => {
  const poor = aBrief({ budgetMinor: 300_000 });
  const failed = (brief: CaseBrief = poor) => {
    const table = new NegotiationTable();
    table.clear(brief, three, aPumpMarket());
    return table;
  };

  it('say why, and what would most likely help', () => {
    const [outcome] = failed().outcomes();
    expect(outcome).toMatchObject({ kind: 'failed', proposal: null });
    expect(outcome?.failure).toMatchObject({ reason: 'over_budget', suggestion: 'widen_search' });
    expect(outcome?.failure?.because).toContain('3,000.00 USD');
  });

  it('suggest another approach first when the gap is small', () => {
    const firm = new NegotiationTable(scripted({}));
    firm.clear(aBrief({ budgetMinor: 950_000 }), three, aPumpMarket());
    const [outcome] = firm.outcomes();
    expect(outcome?.failure).toMatchObject({
      reason: 'over_budget',
      suggestion: 'retry_negotiation',
    });
  });

  it('are tried again once with another approach and a new mandate', () => {
    const table = failed();
    const body = { approach: 'collaborative' as const, prioritiesBp: null, because: 'x' };
    table.deliver('negotiation.retry', body, { type: 'REQUEST' });
    expect(table.replies).toMatchObject([
      { topic: 'negotiation.retrying', body: { accepted: true } },
    ]);
    expect(table.outcomes()).toMatchObject([{}, { approach: 'collaborative' }]);
    expect(table.offers.some((it) => it.offerId === 'case-1/beta/2/0/supplier')).toBe(true);
    expect(table.state.mandateVersion).toBe(2);
  });

  it('get the units that the budget buys on the second try where a part is enough', () => {
    const brief = aBrief({ budgetMinor: 600_000, partialAllowed: true });
    const table = failed(brief);
    expect(table.outcomes()[0]?.failure?.suggestion).toBe('retry_negotiation');
    const body = { approach: 'collaborative' as const, prioritiesBp: null, because: 'x' };
    table.deliver('negotiation.retry', body, { type: 'REQUEST' });
    const proposal = table.outcomes()[1]?.proposal;
    expect(table.outcomes()[1]?.kind).toBe('partial');
    expect(proposal && awardFaults(brief.requisition, proposal)).toEqual([]);
    expect(proposal?.shortfall[0]?.missingUnits).toBeLessThanOrEqual(5);
  });

  it('are held again when a person turned down what they came to', () => {
    const table = new NegotiationTable();
    table.clear(aBrief(), three, aPumpMarket());
    const body = { approach: 'collaborative' as const, prioritiesBp: null, because: 'x' };
    table.deliver('negotiation.retry', body, { type: 'REQUEST' });
    expect(table.replies).toMatchObject([{ body: { accepted: true } }]);
    expect(table.outcomes()).toMatchObject([{}, { kind: 'agreed', approach: 'collaborative' }]);
  });

  it('are not held again before there were any', () => {
    const table = new NegotiationTable();
    const body = { approach: 'collaborative' as const, prioritiesBp: null, because: 'x' };
    table.deliver('negotiation.retry', body, { type: 'REQUEST' });
    expect(table.replies).toMatchObject([{ body: { accepted: false } }]);
  });

  it('go on with suppliers that are cleared later, and report again', () => {
    const table = new NegotiationTable();
    table.clear(aBrief({ budgetMinor: 700_000 }), three, aPumpMarket());
    expect(table.outcomes()).toMatchObject([{ kind: 'failed' }]);
    const cheap = aCleared(aCandidate('delta', { listUnitPriceMinor: 65_000 }));
    table.clear(aBrief({ budgetMinor: 700_000 }), [cheap], aPumpMarket());
    expect(table.outcomes()[1]).toMatchObject({
      kind: 'agreed',
      proposal: { lines: [{ supplierId: 'delta' }] },
    });
  });

  it('bring back who walked away only to a collaborative table', () => {
    const leaving = scripted({ alpha: [{}, { move: 'walk_away' }] });
    for (const [approach, accepted] of [
      ['balanced', false],
      ['collaborative', true],
    ] as const) {
      const table = new NegotiationTable(leaving);
      const sole = aPumpMarket({}, { suppliersCount: 1, competition: 'sole' });
      table.clear(aBrief({ budgetMinor: 800_000 }), three.slice(0, 1), sole);
      expect(table.outcomes()[0]?.failure?.because).toBeDefined();
      table.deliver(
        'negotiation.retry',
        { approach, prioritiesBp: null, because: 'x' },
        { type: 'REQUEST' },
      );
      if (table.outcomes()[0]?.talks[0]?.result === 'walked_away') {
        expect(table.replies).toMatchObject([{ body: { accepted } }]);
      }
    }
  });
});

describe('a supplier whom a changed request leaves out', () => {
  const talksOn = () => {
    const table = new NegotiationTable();
    const brief = aBrief();
    const timing = { ...brief.timing, replyDelayMs: 100 };
    table.clear({ ...brief, timing }, three, aPumpMarket());
    return table;
  };
  const without = (table: NegotiationTable, supplierId: string) => {
    const { brief } = table.state;
    if (brief === null) throw new Error('nobody talks');
    const requisition = { ...brief.requisition, excludedSupplierIds: [supplierId] };
    table.deliver('case.modified', { brief: { ...brief, requisition }, because: 'not them' });
  };
  const winnersOf = (table: NegotiationTable) =>
    table.outcomes().map((it) => it.proposal?.lines.map((line) => line.supplierId));
  const undisturbed = () => {
    const table = new NegotiationTable();
    table.clear(aBrief(), three, aPumpMarket());
    return winnersOf(table)[0]?.[0] ?? '';
  };

  it('gets no more offers, and the others go on', () => {
    const table = talksOn();
    const winner = undisturbed();
    without(table, winner);
    const before = table.offers.filter((it) => it.supplierId === winner).length;
    table.playOn();
    expect(table.offers.filter((it) => it.supplierId === winner)).toHaveLength(before);
    expect(winnersOf(table)[0]).toHaveLength(1);
    expect(winnersOf(table)[0]).not.toContain(winner);
  });

  it('after the result makes room for those who have agreed as well, when talks are asked for', () => {
    const table = new NegotiationTable();
    table.clear(aBrief(), three, aPumpMarket());
    const winner = undisturbed();
    without(table, winner);
    const body = { approach: 'balanced' as const, prioritiesBp: null, because: 'x' };
    table.deliver('negotiation.retry', body, { type: 'REQUEST' });
    expect(table.replies).toMatchObject([{ body: { accepted: true } }]);
    expect(winnersOf(table)).toHaveLength(2);
    expect(winnersOf(table)[1]).not.toContain(winner);
  });
});
