import { describe, expect, it } from 'vitest';
import type { SupplierReply } from '#contracts/negotiation.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aCandidate,
  aCandidateLine,
  aCleared,
  aLine,
  aLineMarket,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';

describe('what a supplier answers', () => {
  const sole = aPumpMarket({}, { suppliersCount: 1, competition: 'sole' });
  const play = (script: Partial<SupplierReply>[]) => {
    const table = new NegotiationTable(scripted({ alpha: script }));
    table.clear(aBrief(), three.slice(0, 1), sole);
    return table;
  };

  it('is no acceptance when it adds a surcharge to our offer', () => {
    const table = play([{}, { move: 'accept', terms: someTerms(150_000) }]);
    expect(table.outcomes()).toMatchObject([{ kind: 'failed' }]);
  });

  it('counts only for the lines and units that were asked for', () => {
    const extra = [
      { lineNo: 1, quantity: 999, unitPriceMinor: 85_000 },
      { lineNo: 9, quantity: 5, unitPriceMinor: 1 },
    ];
    const table = play([{ terms: someTerms(0, { lines: extra }) }]);
    expect(table.outcomes()[0]?.proposal?.lines).toMatchObject([{ lineNo: 1, quantity: 10 }]);
  });

  it('brings a best and final offer early when it never moves', () => {
    const table = play([{ terms: someTerms(130_000) }]);
    expect(table.offers.filter((it) => it.move === 'final')).toHaveLength(1);
    expect(table.outcomes()[0]?.talks[0]?.rounds).toBeLessThan(8);
    const answers = table.decisions.filter((it) => it.question.startsWith('How to answer'));
    expect(answers.map((it) => it.chosen)).toEqual(['make a best and final offer']);
  });

  it('that says nothing at all ends its talks', () => {
    const table = new NegotiationTable({ reply: () => [] });
    table.clear(aBrief(), three.slice(0, 1), sole);
    expect(table.outcomes()).toMatchObject([{ kind: 'failed' }]);
  });
});

describe('several lines', () => {
  const lines = [aLine(), aLine({ lineNo: 2, itemId: 'valve', quantity: 4 })];
  const market = {
    ...aPumpMarket(),
    lines: [aLineMarket(), aLineMarket({ lineNo: 2, medianUnitPriceMinor: 50_000 })],
  };
  const valve = aCandidateLine({ lineNo: 2, itemId: 'valve', listUnitPriceMinor: 50_000 });

  it('may go to different suppliers, none of whom has them all', () => {
    const table = new NegotiationTable();
    const brief = aBrief({ lines, budgetMinor: 1_400_000 });
    table.clear(
      brief,
      [aCleared(aCandidate('alpha')), aCleared(aCandidate('beta', {}, { lines: [valve] }))],
      market,
    );
    const proposal = table.outcomes()[0]?.proposal;
    expect(proposal?.lines.map((it) => [it.lineNo, it.supplierId])).toEqual([
      [1, 'alpha'],
      [2, 'beta'],
    ]);
  });

  it('are awarded in part only where that is allowed', () => {
    for (const partialAllowed of [true, false]) {
      const table = new NegotiationTable();
      const brief = aBrief({ lines, budgetMinor: 1_400_000, partialAllowed });
      table.clear(brief, three, market);
      expect(table.outcomes()[0]?.kind).toBe(partialAllowed ? 'partial' : 'failed');
    }
  });
});
