import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awardFaults } from '#domain/award/check.ts';
import { delivered } from '#domain/negotiation/landed-cost.ts';
import { termValues } from '#domain/negotiation/term-values.ts';
import { totalMinor } from '#domain/negotiation/terms.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aCandidate,
  aCleared,
  aPumpMarket,
  three,
} from '../../tests/support/talk-builders.ts';

describe('talks with three suppliers', () => {
  it('end in one award inside mandate and budget', () => {
    const table = new NegotiationTable();
    const brief = aBrief();
    table.clear(brief, three, aPumpMarket());
    const [outcome, ...more] = table.outcomes();
    expect(more).toEqual([]);
    expect(outcome?.kind).toBe('agreed');
    expect(outcome?.proposal && awardFaults(brief.requisition, outcome.proposal)).toEqual([]);
    expect(outcome?.talks).toHaveLength(3);
    expect(table.stages[0]).toContain('3 suppliers');
  });

  it('come to the same with the same seed, whatever the pace', () => {
    const play = (replyDelayMs: number) => {
      const table = new NegotiationTable();
      table.clear(aBrief({ seed: 7 }, { replyDelayMs }), three, aPumpMarket());
      table.playOn();
      return table.outcomes();
    };
    expect(play(0)).toEqual(play(0));
    expect(play(5_000)).toEqual(play(0));
  });

  it('report what last terms cost at the door, whatever the incoterm', () => {
    const table = new NegotiationTable();
    const brief = aBrief({ budgetMinor: 500_000 });
    const exWorks = three.map((it) => ({
      ...it,
      candidate: { ...it.candidate, incoterm: 'EXW' as const },
    }));
    table.clear(brief, exWorks, aPumpMarket());
    const values = termValues(brief.policy.negotiation);
    const talks = table.outcomes()[0]?.talks ?? [];
    expect(talks).toHaveLength(3);
    for (const { supplierId, lastTotalMinor } of talks) {
      const said = table.offers.filter((it) => it.supplierId === supplierId);
      const last = said.findLast((it) => it.actor === 'supplier');
      expect(lastTotalMinor).toBe(last && totalMinor(delivered(values, last.terms)));
    }
    expect(table.offers.some((it) => it.terms.incoterm === 'EXW')).toBe(true);
  });

  it('keep every offer of both sides in the ledger, each under its own id', () => {
    const table = new NegotiationTable();
    table.clear(aBrief(), three, aPumpMarket());
    const ids = table.offers.map((it) => it.offerId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(table.offers.filter((it) => it.move === 'quote')).toHaveLength(3);
    expect(ids).toContain('case-1/alpha/1/0/supplier');
    const agreed = table.outcomes()[0]?.talks.filter((it) => it.result === 'agreed') ?? [];
    expect(table.offers.filter((it) => it.move === 'accept')).toHaveLength(agreed.length);
  });

  it('say which approach was taken, beside which others', () => {
    const table = new NegotiationTable();
    table.clear(aBrief(), three, aPumpMarket());
    const choice = table.decisions.find((it) => it.question === 'Which approach?');
    expect(choice?.alternatives).toHaveLength(2);
    expect(choice?.because.map((it) => it.rule)).toEqual(['situation', 'target savings', 'memory']);
  });
});

describe('a repeatable case', () => {
  it('takes no advice from memory', () => {
    const table = new NegotiationTable();
    table.clear(aBrief({ repeatable: true }), three, aPumpMarket());
    expect(table.activities).not.toContain('adviseNegotiation');
    expect(table.outcomes()).toHaveLength(1);
  });
});

describe('a supplier that comes after the agreement', () => {
  it('is not needed', () => {
    const table = new NegotiationTable();
    table.clear(aBrief(), three.slice(0, 2), aPumpMarket());
    table.clear(aBrief(), three.slice(2), aPumpMarket());
    expect(table.outcomes()).toHaveLength(1);
    expect(table.decisions.at(-1)?.chosen).toBe('not needed');
  });
});

describe('whatever the seed, the market and the budget', () => {
  const cases = fc.record({
    seed: fc.nat(1_000_000),
    budgetBp: fc.integer({ min: 5_000, max: 13_000 }),
    lists: fc.array(fc.integer({ min: 70_000, max: 130_000 }), { minLength: 1, maxLength: 4 }),
    capacity: fc.option(fc.integer({ min: 1, max: 12 })),
    partialAllowed: fc.boolean(),
    urgency: fc.constantFrom('low' as const, 'high' as const, 'critical' as const),
    roundsMax: fc.integer({ min: 1, max: 10 }),
  });

  it('no offer leaves its mandate, talks end in time, and an award withstands the check', () => {
    fc.assert(
      fc.property(
        cases,
        ({ seed, budgetBp, lists, capacity, partialAllowed, urgency, roundsMax }) => {
          const table = new NegotiationTable();
          const brief = aBrief(
            { seed, budgetMinor: budgetBp * 100, partialAllowed, urgency },
            {},
            { roundsMax, prepaymentBpMax: 3_000 },
          );
          const cleared = lists.map((listUnitPriceMinor, at) =>
            aCleared(aCandidate(`s${at}`, { listUnitPriceMinor, capacityUnits: capacity })),
          );
          table.clear(brief, cleared, aPumpMarket({}, { suppliersCount: lists.length }));
          const [outcome] = table.outcomes();
          expect(outcome).toBeDefined();
          expect(table.exchanges.length).toBeLessThanOrEqual(roundsMax + 1);
          for (const offer of table.offers.filter((it) => it.actor === 'buyer')) {
            expect(offer.totalMinor).toBeLessThanOrEqual(brief.requisition.budgetMinor);
          }
          if (outcome?.proposal)
            expect(awardFaults(brief.requisition, outcome.proposal)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
