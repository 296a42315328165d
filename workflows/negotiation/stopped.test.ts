import { describe, expect, it } from 'vitest';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';

const generous = (unitPriceMinor: number) =>
  someTerms(unitPriceMinor, { leadTimeDays: 0, paymentDays: 90, warrantyMonths: 60 });
/** Alpha is the best, beta follows, gamma offers what nobody takes. */
const offers = scripted({
  alpha: [{ terms: generous(60_000) }],
  beta: [{ terms: generous(61_000) }],
  gamma: [{ terms: someTerms(200_000) }],
});

function aTable(): NegotiationTable {
  const table = new NegotiationTable(offers);
  table.clear(aBrief(), three, aPumpMarket());
  table.playOn();
  return table;
}

const stop = (table: NegotiationTable, supplierId: string) => {
  const because = 'A new list names it.';
  table.deliver('compliance.stopped', { supplierId, supplierName: supplierId, because });
  table.playOn();
};
const winnersOf = (table: NegotiationTable, at = -1) =>
  table
    .outcomes()
    .at(at)
    ?.proposal?.lines.map((it) => it.supplierId);
const resultOf = (table: NegotiationTable, supplierId: string) =>
  table
    .outcomes()
    .at(-1)
    ?.talks.find((it) => it.supplierId === supplierId)?.result;

describe('a winner that compliance stops', () => {
  it('is replaced in a new result', () => {
    const table = aTable();
    expect(winnersOf(table)).toEqual(['alpha']);
    stop(table, 'alpha');
    expect(winnersOf(table)).toEqual(['beta']);
    expect(resultOf(table, 'alpha')).toBe('refused_by_compliance');
  });

  it('confirms nothing any more', () => {
    const table = aTable();
    table.real = ['alpha'];
    table.confirm();
    const before = table.confirmed().length;
    stop(table, 'alpha');
    expect(winnersOf(table)).not.toContain('alpha');
    expect(table.confirmed().length).toBeGreaterThanOrEqual(before);
  });

  it('comes back when compliance clears it again', () => {
    const table = aTable();
    stop(table, 'alpha');
    stop(table, 'beta');
    expect(table.outcomes().at(-1)?.kind).toBe('failed');
    table.clear(aBrief(), three.slice(0, 1), aPumpMarket());
    table.playOn();
    expect(winnersOf(table)).toEqual(['alpha']);
  });
});

describe('a supplier that had not won', () => {
  it('changes no result when it is stopped', () => {
    const table = aTable();
    const count = table.outcomes().length;
    stop(table, 'gamma');
    expect(table.outcomes()).toHaveLength(count);
  });

  it('may be a stranger: nothing happens', () => {
    const table = aTable();
    const count = table.decisions.length;
    stop(table, 'stranger');
    expect(table.decisions).toHaveLength(count);
  });
});
