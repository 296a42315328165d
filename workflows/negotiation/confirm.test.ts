import { describe, expect, it } from 'vitest';
import type { SupplierAnswer } from '#contracts/supplier-answer.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';

const HOUR_MS = 3_600_000;
const generous = (unitPriceMinor: number) =>
  someTerms(unitPriceMinor, { leadTimeDays: 0, paymentDays: 90, warrantyMonths: 60 });

/** Alpha is the best, beta follows, gamma offers what nobody takes. */
const offers = scripted({
  alpha: [{ terms: generous(60_000) }],
  beta: [{ terms: generous(61_000) }],
  gamma: [{ terms: someTerms(200_000) }],
});

function aTable(real: string[] = [], cleared = three, brief = aBrief()): NegotiationTable {
  const table = new NegotiationTable(offers);
  table.real = real;
  table.clear(brief, cleared, aPumpMarket());
  return table;
}

/** A first quote, as the edge tells of it and then opens it. */
function quote(table: NegotiationTable, supplierId: string, validUntilMs: number | null = null) {
  const quoteHash = `hash of ${supplierId}`;
  const terms = generous(supplierId === 'alpha' ? 60_000 : 61_000);
  const answer: SupplierAnswer = {
    supplierId,
    turn: 1,
    kind: 'quote',
    terms,
    minimums: [],
    validUntilMs,
    quoteHash: null,
    text: '',
  };
  table.sealed.set(supplierId, { supplierId, quoteHash, answer });
  say(table, supplierId, { ...answer, terms: null, quoteHash });
}

function say(table: NegotiationTable, supplierId: string, parts: Partial<SupplierAnswer>): void {
  const turn = table.asks.findLast((it) => it.supplierId === supplierId)?.turn ?? 1;
  const body: SupplierAnswer = {
    supplierId,
    turn,
    kind: 'accept',
    terms: null,
    minimums: [],
    validUntilMs: null,
    quoteHash: null,
    text: '',
    ...parts,
  };
  table.deliver('supplier.answer', body, { from: `supplier:${supplierId}` });
}

const winnersOf = (table: NegotiationTable) =>
  table.outcomes().map((it) => it.proposal?.lines.map((line) => line.supplierId));
const lastAskOf = (table: NegotiationTable) => table.asks.at(-1);

describe('simulated winners that are asked to confirm', () => {
  it('get exactly what is awarded to them, and the award is confirmed', () => {
    const table = aTable();
    table.confirm();
    expect(table.confirmations).toMatchObject([
      { awards: [{ supplierId: 'alpha', lines: [{ quantity: 10, unitPriceMinor: 60_000 }] }] },
    ]);
    expect(table.confirmed()).toMatchObject([{ confirmed: true, declined: [] }]);
    expect(table.outcomes()).toHaveLength(1);
  });

  it('make room for the runner-up when they decline', () => {
    const table = aTable();
    table.declinedIds = ['alpha'];
    table.confirm();
    expect(table.confirmed()).toMatchObject([
      { confirmed: false, declined: [{ supplierId: 'alpha', because: 'It declined: sold out' }] },
    ]);
    expect(winnersOf(table)).toEqual([['alpha'], ['beta']]);
    const row = table.outcomes()[1]?.talks.find((it) => it.supplierId === 'alpha');
    expect(row).toMatchObject({ result: 'walked_away', because: 'It declined: sold out' });
    table.confirm();
    expect(table.confirmed()[1]).toMatchObject({ confirmed: true });
  });

  it('leave an honest failure behind when nobody else is left', () => {
    const table = aTable();
    table.declinedIds = ['alpha', 'beta', 'gamma'];
    table.confirm();
    table.confirm();
    expect(table.outcomes()[2]).toMatchObject({ kind: 'failed', proposal: null });
    expect(table.outcomes()[2]?.failure?.suggestion).toBeDefined();
  });

  it('do not come back to the table once they have declined', () => {
    const table = aTable();
    table.declinedIds = ['alpha'];
    table.confirm();
    const asked = table.exchanges.length;
    const body = { approach: 'collaborative' as const, prioritiesBp: null, because: 'again' };
    table.deliver('negotiation.retry', body, { type: 'REQUEST' });
    const offered = table.exchanges.slice(asked).flatMap((it) => it.offers);
    expect(offered.map((it) => it.supplierId)).not.toContain('alpha');
    expect(offered.length).toBeGreaterThan(0);
  });

  it('that cannot be reached decline nothing', () => {
    const table = aTable();
    table.confirmFails = true;
    table.confirm();
    expect(table.confirmed()).toMatchObject([{ confirmed: false, declined: [] }]);
    expect(table.outcomes()).toHaveLength(1);
  });

  it('are not asked twice about the same lines', () => {
    const table = aTable();
    table.confirm();
    table.confirm();
    expect(table.confirmations).toHaveLength(1);
    expect(table.confirmed()).toMatchObject([{ confirmed: true }, { confirmed: true }]);
  });
});

describe('real winners that are asked to confirm', () => {
  const asked = () => {
    const table = aTable(['alpha']);
    quote(table, 'alpha');
    table.confirm();
    return table;
  };

  it('see what is awarded and until when, and the supervisor knows of the wait', () => {
    const table = asked();
    expect(lastAskOf(table)).toMatchObject({
      supplierId: 'alpha',
      turn: 2,
      move: 'confirm',
      terms: { lines: [{ quantity: 10, unitPriceMinor: 60_000 }] },
      lines: [{ lineNo: 1, quantity: 10 }],
      answerByMs: table.nowMs + 72 * HOUR_MS,
    });
    expect(table.ofTopic('negotiation.waiting').at(-1)?.body.supplierIds).toEqual(['alpha']);
    expect(table.confirmed()).toEqual([]);
  });

  it('confirm, and are told that the order is theirs', () => {
    const table = asked();
    say(table, 'alpha', { kind: 'accept' });
    expect(table.confirmed()).toMatchObject([{ confirmed: true }]);
    expect(table.tended).toContain('agreed alpha');
    expect(table.timers.size).toBe(0);
  });

  it('decline, and the runner-up takes their place', () => {
    const table = asked();
    say(table, 'alpha', { kind: 'decline', text: 'We are full.' });
    expect(table.confirmed()[0]?.declined).toEqual([
      { supplierId: 'alpha', because: 'It declined: We are full.' },
    ]);
    expect(winnersOf(table)).toEqual([['alpha'], ['beta']]);
    expect(table.tended).toContain('ended alpha');
  });

  it('are reminded, get no more time, and silence is no confirmation', () => {
    const table = asked();
    const { nowMs } = table;
    table.playOn();
    expect(table.nowMs - nowMs).toBe(72 * HOUR_MS);
    expect(table.tended).toContain('remind alpha');
    expect(table.tended).not.toContain('extend alpha');
    expect(table.confirmed()).toMatchObject([{ confirmed: false }]);
    expect(table.confirmed()[0]?.declined[0]?.because).toContain('No confirmation came until');
    expect(winnersOf(table)).toEqual([['alpha'], ['beta']]);
  });

  it('that answer late change nothing', () => {
    const table = asked();
    table.playOn();
    const before = JSON.stringify(table.state);
    say(table, 'alpha', { kind: 'accept' });
    expect(JSON.stringify(table.state)).toBe(before);
    expect(table.confirmed()).toHaveLength(1);
  });

  it('decline nothing when the case leaves no time to ask them', () => {
    const table = aTable(['alpha'], three, aBrief({}, { caseDeadlineMs: 10 * HOUR_MS }));
    quote(table, 'alpha');
    table.nowMs += 9.5 * HOUR_MS;
    table.confirm();
    expect(table.confirmed()).toMatchObject([{ confirmed: false, declined: [] }]);
    expect(table.asks).toHaveLength(1);
  });
});

describe('a runner-up', () => {
  it('whose offer has lapsed is not promoted, with the reason on record', () => {
    const table = aTable(['beta'], three.slice(0, 2));
    quote(table, 'beta', table.nowMs + HOUR_MS);
    table.nowMs += 2 * HOUR_MS;
    table.declinedIds = ['alpha'];
    table.confirm();
    expect(table.outcomes()[1]).toMatchObject({ kind: 'failed' });
    const lapse = table.decisions.find((it) => it.question.startsWith('Whose offers may no'));
    expect(lapse?.chosen).toBe('beta Ltd');
    expect(lapse?.because[0]?.rule).toBe('beta: valid until');
  });

  it('whose terms were never taken is promoted at them when nobody else agreed', () => {
    const table = aTable([], three.slice(0, 2));
    table.state = {
      ...table.state,
      talks: table.state.talks.map((it) =>
        it.cleared.candidate.supplierId === 'beta' ? { ...it, status: 'no_agreement' } : it,
      ),
    };
    table.declinedIds = ['alpha'];
    table.confirm();
    expect(winnersOf(table)[1]).toEqual(['beta']);
    expect(table.decisions.map((it) => it.question)).toContain(
      'Take the last terms of beta Ltd after all?',
    );
  });
});

describe('every request for a confirmation is answered once', () => {
  const asked = () => {
    const table = aTable(['alpha']);
    quote(table, 'alpha');
    table.confirm();
    return table;
  };
  const change = (table: NegotiationTable, budgetMinor: number) => {
    const { brief } = table.state;
    if (brief === null) throw new Error('nobody talks');
    const requisition = { ...brief.requisition, budgetMinor };
    table.deliver('case.modified', { brief: { ...brief, requisition }, because: 'cut' });
  };

  it('when a newer one comes, which is asked anew', () => {
    const table = asked();
    table.confirm();
    expect(table.confirmed()).toMatchObject([{ confirmed: false, declined: [] }]);
    expect(lastAskOf(table)).toMatchObject({ move: 'confirm', turn: 3 });
    say(table, 'alpha', { kind: 'accept' });
    expect(table.confirmed()).toHaveLength(2);
    expect(table.confirmed()[1]).toMatchObject({ confirmed: true });
  });

  it('when the talks are to go on', () => {
    const table = asked();
    const body = { approach: 'balanced' as const, prioritiesBp: null, because: 'x' };
    table.deliver('negotiation.retry', body, { type: 'REQUEST' });
    expect(table.confirmed()).toMatchObject([{ confirmed: false, declined: [] }]);
    say(table, 'alpha', { kind: 'accept', turn: 2 });
    expect(table.confirmed()).toHaveLength(1);
  });

  it('when the request changes so that the award is void, and not when it still holds', () => {
    const table = asked();
    change(table, 1_000_000);
    expect(table.confirmed()).toEqual([]);
    change(table, 500_000);
    expect(table.confirmed()).toMatchObject([{ confirmed: false, declined: [] }]);
  });

  it('when a person leaves the winner out, and the others come in', () => {
    const table = asked();
    const body = { to: 'negotiation' as const, note: 'not them', excludeSupplierIds: ['alpha'] };
    table.deliver('command.inject', body);
    expect(table.confirmed()).toMatchObject([
      { confirmed: false, declined: [{ supplierId: 'alpha' }] },
    ]);
    expect(winnersOf(table)[1]).toEqual(['beta']);
  });

  it('when the winner is no longer among those that agreed', () => {
    const table = aTable();
    const first = table.outcomes()[0]?.proposal;
    table.declinedIds = ['alpha'];
    table.confirm();
    table.confirm(first);
    expect(table.confirmed()).toHaveLength(2);
    expect(table.confirmed()[1]).toMatchObject({ declined: [{ supplierId: 'alpha' }] });
    expect(winnersOf(table).at(-1)).toEqual(['beta']);
  });
});
