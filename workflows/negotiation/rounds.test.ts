import { describe, expect, it } from 'vitest';
import { OPENED_AT_MS } from '../../tests/support/case-builders.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import { aBrief, aPumpMarket, three } from '../../tests/support/talk-builders.ts';

describe('between two rounds', () => {
  const delayed = aBrief({}, { replyDelayMs: 1_000 });

  it('nothing goes on before the pause is over', () => {
    const table = new NegotiationTable();
    table.clear(delayed, three, aPumpMarket());
    expect(table.exchanges).toHaveLength(1);
    expect([...table.timers.keys()]).toEqual(['next-round']);
    table.fireNext();
    expect(table.exchanges).toHaveLength(2);
    expect(table.stages.at(-1)).toMatch(/Round 1.*best so far/);
  });

  it('a person may leave a supplier out and set the approach', () => {
    const table = new NegotiationTable();
    table.clear(delayed, three, aPumpMarket());
    table.deliver('command.inject', {
      to: 'negotiation',
      note: 'not alpha',
      excludeSupplierIds: ['alpha'],
      approach: 'collaborative',
    });
    table.fireNext();
    expect(table.exchanges[1]?.offers.map((it) => it.supplierId)).toEqual(['beta', 'gamma']);
    table.playOn();
    const [outcome] = table.outcomes();
    expect(outcome?.approach).toBe('collaborative');
    expect(outcome?.proposal?.lines.map((it) => it.supplierId)).not.toContain('alpha');
    expect(outcome?.proposal?.runnerUp?.supplierId).not.toBe('alpha');
  });

  it('leaving the last supplier out ends the talks at once', () => {
    const table = new NegotiationTable();
    table.clear(
      delayed,
      three.slice(0, 1),
      aPumpMarket({}, { suppliersCount: 1, competition: 'sole' }),
    );
    table.deliver('command.inject', {
      to: 'negotiation',
      note: 'no',
      excludeSupplierIds: ['alpha'],
    });
    expect(table.outcomes()).toMatchObject([{ kind: 'failed' }]);
    expect(table.timers.size).toBe(0);
  });

  it('a smaller budget makes a new mandate that no later offer leaves', () => {
    const table = new NegotiationTable();
    table.clear(delayed, three, aPumpMarket());
    table.fireNext();
    const brief = aBrief({ budgetMinor: 900_000 }, { replyDelayMs: 1_000 });
    table.deliver('case.modified', { brief, because: 'less money' });
    const before = table.offers.length;
    table.playOn();
    const later = table.offers.slice(before).filter((it) => it.actor === 'buyer');
    expect(later.length).toBeGreaterThan(0);
    for (const offer of later) {
      expect(offer.mandateVersion).toBe(2);
      expect(offer.totalMinor).toBeLessThanOrEqual(900_000);
    }
  });

  it('a supplier that joins is asked for a quote in the next round', () => {
    const table = new NegotiationTable();
    table.clear(delayed, three.slice(0, 2), aPumpMarket());
    table.clear(delayed, three.slice(2), aPumpMarket());
    expect(table.exchanges).toHaveLength(1);
    table.fireNext();
    const moves = table.exchanges[1]?.offers.map((it) => [it.supplierId, it.move]);
    expect(moves).toEqual([
      ['alpha', 'counter'],
      ['beta', 'counter'],
      ['gamma', 'request_quote'],
    ]);
    table.playOn();
    expect(table.outcomes()[0]?.talks).toHaveLength(3);
  });

  it('each talk counts its own rounds, whenever it began', () => {
    const table = new NegotiationTable();
    table.clear(delayed, three.slice(0, 2), aPumpMarket());
    table.fireNext();
    table.clear(delayed, three.slice(2), aPumpMarket());
    table.fireNext();
    const rounds = table.exchanges.at(-1)?.offers.map((it) => [it.supplierId, it.round]);
    expect(rounds).toEqual([
      ['alpha', 2],
      ['beta', 2],
      ['gamma', 0],
    ]);
  });

  it('the deadline of the case makes the next offer the last', () => {
    const table = new NegotiationTable();
    table.clear(aBrief({}, { replyDelayMs: 1_000, caseDeadlineMs: 2_500 }), three, aPumpMarket());
    table.playOn();
    expect(table.exchanges.at(-1)?.offers.every((it) => it.move === 'final')).toBe(true);
    expect(table.outcomes()).toHaveLength(1);
    expect(table.nowMs).toBe(OPENED_AT_MS + 2_000);
  });
});
