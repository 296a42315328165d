import { describe, expect, it } from 'vitest';
import type { CaseBrief } from '#contracts/messages.ts';
import { awardFaults } from '#domain/award/check.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';

/** Talks that have ended; suppliers ask these prices and never move. */
function ended(prices: Record<string, number>, brief: CaseBrief = aBrief()) {
  const scripts = Object.entries(prices).map(([id, it]) => [id, [{ terms: someTerms(it) }]]);
  const table = new NegotiationTable(scripted(Object.fromEntries(scripts)));
  const cleared = three.filter((it) => it.candidate.supplierId in prices);
  table.clear(brief, cleared, aPumpMarket());
  table.playOn();
  return table;
}

const winnersOf = (table: NegotiationTable) =>
  table
    .outcomes()
    .at(-1)
    ?.proposal?.lines.map((it) => it.supplierId);

/** As the supervisor does it: whom only the agents chose is out, then the choice is asked for. */
function choose(table: NegotiationTable, awardToIds: string[], brief: CaseBrief = aBrief()) {
  const out = (winnersOf(table) ?? []).filter((it) => !awardToIds.includes(it));
  const requisition = { ...brief.requisition, excludedSupplierIds: out };
  table.deliver('case.modified', { brief: { ...brief, requisition }, because: 'ada chose' });
  const exchanges = table.exchanges.length;
  const body = { approach: 'collaborative' as const, prioritiesBp: null, awardToIds, because: 'x' };
  table.deliver('negotiation.retry', body, { type: 'REQUEST' });
  table.playOn();
  return { moreExchanges: table.exchanges.length - exchanges };
}

describe('suppliers whom people chose', () => {
  it('are awarded at the terms that stand, without more talks', () => {
    const brief = aBrief();
    const table = ended({ alpha: 90_000, beta: 92_000, gamma: 94_000 }, brief);
    expect(winnersOf(table)).toEqual(['alpha']);
    expect(choose(table, ['gamma'], brief)).toEqual({ moreExchanges: 0 });
    const proposal = table.outcomes().at(-1)?.proposal;
    expect(winnersOf(table)).toEqual(['gamma']);
    expect(proposal?.lines[0]?.unitPriceMinor).toBe(94_000);
    expect(proposal && awardFaults(brief.requisition, proposal)).toEqual([]);
    expect(table.replies.at(-1)).toMatchObject({ body: { accepted: true } });
    expect(table.decisions.map((it) => it.question)).toContain(
      'Can those whom people chose be awarded as they stand?',
    );
  });

  it('are talked to again where their terms do not fit the budget', () => {
    const table = ended({ alpha: 90_000, beta: 150_000 });
    expect(choose(table, ['beta']).moreExchanges).toBeGreaterThan(0);
    expect(table.exchanges.at(-1)?.offers.map((it) => it.supplierId)).toEqual(['beta']);
  });

  it('bring no award alone when one of them has never made an offer', () => {
    const table = ended({ alpha: 90_000, beta: 92_000 });
    choose(table, ['beta', 'nobody']);
    expect(table.decisions.map((it) => it.question)).not.toContain(
      'Can those whom people chose be awarded as they stand?',
    );
  });

  it('may be chosen once more, also those that were agreed with before', () => {
    const brief = aBrief();
    const table = ended({ alpha: 90_000, beta: 92_000, gamma: 94_000 }, brief);
    choose(table, ['gamma'], brief);
    choose(table, ['beta'], brief);
    expect(winnersOf(table)).toEqual(['beta']);
  });
});
