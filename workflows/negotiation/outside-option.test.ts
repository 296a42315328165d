import { describe, expect, it } from 'vitest';
import type { Terms } from '#contracts/negotiation.ts';
import { GapToBest } from '#contracts/negotiation.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';

/** Suppliers that ask these terms and never move. */
const play = (terms: Record<string, Terms>) => {
  const scripts = Object.entries(terms).map(([id, it]) => [id, [{ terms: it }]]);
  const table = new NegotiationTable(scripted(Object.fromEntries(scripts)));
  const cleared = three.filter((it) => it.candidate.supplierId in terms);
  const isSole = cleared.length === 1;
  const market = isSole ? { suppliersCount: 1, competition: 'sole' as const } : {};
  table.clear(aBrief(), cleared, aPumpMarket({}, market));
  table.playOn();
  return table;
};
const gapsIn = (table: NegotiationTable, exchange: number) =>
  Object.fromEntries(
    table.exchanges[exchange]?.offers.map((it) => [it.supplierId, it.gapToBest]) ?? [],
  );

describe('what suppliers are told of the best offer', () => {
  it('is nothing before they quote, then in one word how far they are from it', () => {
    const table = play({
      alpha: someTerms(95_000),
      beta: someTerms(98_000),
      gamma: someTerms(109_000),
    });
    expect(gapsIn(table, 0)).toEqual({ alpha: undefined, beta: undefined, gamma: undefined });
    expect(gapsIn(table, 1)).toEqual({ alpha: 'best', beta: 'behind', gamma: 'far' });
  });

  it('counts the way, not the price alone', () => {
    const table = play({
      alpha: someTerms(95_000, { incoterm: 'EXW' }),
      beta: someTerms(98_000),
    });
    expect(gapsIn(table, 1)).toEqual({ alpha: 'far', beta: 'best' });
  });

  it('is nothing while nobody else is at the table', () => {
    const table = play({ alpha: someTerms(108_000) });
    expect(table.exchanges.length).toBeGreaterThan(2);
    for (const it of table.exchanges.slice(1)) expect(it.offers[0]?.gapToBest).toBeNull();
  });

  it('is nothing while all others are outside their mandates', () => {
    const table = play({ alpha: someTerms(108_000), beta: someTerms(150_000) });
    expect(gapsIn(table, 1)).toEqual({ alpha: null, beta: 'behind' });
  });

  it('names no price and no rival', () => {
    const table = play({ alpha: someTerms(95_000), gamma: someTerms(109_000) });
    const told = table.exchanges.slice(1).flatMap((it) => it.offers.map((to) => to.gapToBest));
    expect(told.length).toBeGreaterThan(2);
    for (const it of told) expect(GapToBest.options).toContain(it);
    const toGamma = table.exchanges.flatMap((it) =>
      it.offers.filter((to) => to.supplierId === 'gamma'),
    );
    expect(JSON.stringify(toGamma)).not.toContain('alpha');
  });
});
