import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Advice } from '#contracts/learning.ts';
import { mandateFault } from '#domain/negotiation/mandate.ts';
import { anAdvice, anyAdvice, aSuggestion } from '../../tests/support/advice-builders.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import { aBrief, aPumpMarket, three } from '../../tests/support/talk-builders.ts';

const about = 'thin/medium/unclassified';
const history = { expectedSavingsBp: null, sampleSize: 0, perSupplier: [] };

function play(advice: Advice[], brief = aBrief()) {
  const table = new NegotiationTable(undefined, { ...history, advice });
  table.clear(brief, three, aPumpMarket());
  table.playOn();
  return table;
}
const mandatesOf = (table: NegotiationTable) =>
  table.records.flatMap((it) => (it.kind === 'mandates' ? it.mandates : []));
const decisionOn = (table: NegotiationTable, question: string) =>
  table.decisions.find((it) => it.question === question);

describe('talks with advice', () => {
  const lessons = [{ lessonId: 'L-1', version: 2 }];
  const approach = anAdvice('approach', 'collaborative', {
    context: about,
    without: 'competitive',
    lessons,
    suggestions: [aSuggestion('collaborative', 7_500, { propensityBp: 9_000 })],
  });
  const opening = anAdvice('opening_anchor', '600', {
    context: `collaborative/${about}`,
    without: '400',
  });
  const levers = anAdvice('lever_order', 'money_first', { context: about, without: 'as_set' });
  const table = play([approach, opening, levers]);

  it('are led as advised, and say what would have been without it', () => {
    expect(table.outcomes()[0]?.approach).toBe('collaborative');
    const how = decisionOn(table, 'Which approach?');
    expect(how?.because).toContainEqual({
      rule: 'without memory',
      value: 'I would have chosen competitive',
    });
    expect(how?.lessonVersions).toEqual(['L-1@2']);
    expect(how?.inputs).toMatchObject({
      memory: { question: 'approach', context: about, without: 'competitive', propensityBp: 9_000 },
    });
  });

  it('open where advised and use levers in the order advised, each a decision of its own', () => {
    const talks = table.records.flatMap((it) => (it.kind === 'talks' ? it.talks : []));
    expect(talks[0]?.parameters).toMatchObject({ openingBelowTargetBp: 600 });
    expect(talks[0]?.policyVariant).toContain('open-600');
    expect(talks[0]?.levers[0]).toBe('payment_days');
    expect(decisionOn(table, 'How far below the target to open?')?.chosen).toBe('600');
    expect(decisionOn(table, 'Which levers first?')?.chosen).toBe('money_first');
  });
});

it('goes by the rules of the situation while the memory is silent, and says so', () => {
  const how = decisionOn(play([]), 'Which approach?');
  expect(how?.because).toContainEqual({
    rule: 'memory',
    value: 'says nothing; decided without it',
  });
  expect(how?.inputs).toMatchObject({ memory: { context: about, propensityBp: 10_000 } });
});

it('has no memory in a case that has to be repeatable', () => {
  const how = decisionOn(play([], aBrief({ repeatable: true })), 'Which approach?');
  expect(how?.inputs).not.toHaveProperty('memory');
});

/** Offers of ours that are outside the mandate of their supplier. */
function faultsOf(table: NegotiationTable): string[] {
  const mandates = mandatesOf(table);
  const ours = table.offers.filter((it) => it.actor !== 'supplier');
  return ours.flatMap(({ supplierId, terms }) => {
    const mandate = mandates.find((it) => it.supplierId === supplierId);
    return mandate === undefined ? supplierId : (mandateFault(mandate, terms) ?? []);
  });
}

describe('whatever the memory says', () => {
  const approaches = ['collaborative', 'balanced', 'competitive'];
  const someAdvice = fc.tuple(
    anyAdvice('approach', about, approaches),
    ...approaches.map((it) =>
      anyAdvice('opening_anchor', `${it}/${about}`, ['100', '600', '9999']),
    ),
    anyAdvice('lever_order', about, ['money_first', 'service_first']),
  );
  const savings = fc.option(fc.integer({ min: -10_000, max: 10_000 }));
  const plain = mandatesOf(play([]));

  it('gives the same mandates, and no offer of ours leaves them', () => {
    fc.assert(
      fc.property(someAdvice, savings, (advice, expectedSavingsBp) => {
        const given = { ...history, expectedSavingsBp, sampleSize: 9, advice };
        const table = new NegotiationTable(undefined, given);
        table.clear(aBrief(), three, aPumpMarket());
        table.playOn();
        expect(mandatesOf(table)).toEqual(plain);
        expect(faultsOf(table)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
