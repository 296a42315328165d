import { describe, expect, it } from 'vitest';
import { anAgreementOn } from '../../../tests/support/agreement-builders.ts';
import {
  aCarrier,
  aCheckedRequest,
  aMarketOf,
  aRecentCase,
  someCheckFacts,
  someLineFacts,
} from '../../../tests/support/check-builders.ts';
import { dateIn } from '../../../tests/support/supplier-builders.ts';
import { checkRequisition } from './check.ts';
import type { KnownItem, LineFacts } from './facts.ts';

type Request = NonNullable<Parameters<typeof aCheckedRequest>[0]>;

const glove: KnownItem = {
  itemId: 'glove',
  description: 'Nitrile gloves',
  unitCode: 'C62',
  classification: { scheme: 'CPV', id: '18424300-0' },
};
const mitten: KnownItem = { ...glove, itemId: 'mitten', description: 'Mittens' };
const NOTHING = { alike: [], carriers: [] };

const check = (
  { line, ...request }: Request,
  known: Partial<LineFacts>,
  facts: Parameters<typeof someCheckFacts>[0] = {},
) => {
  const inWords = { item: undefined, description: 'gloves', ...line };
  const lines = [someLineFacts({ item: null, ...known })];
  return checkRequisition(
    aCheckedRequest({ ...request, line: inWords }),
    someCheckFacts({ lines, ...facts }),
  ).rules;
};
const ruleOf = (rule: string, ...asked: Parameters<typeof check>) =>
  check(...asked).find((it) => it.rule === rule);

describe('a line in words', () => {
  it('is advised to name the only item it reads like', () => {
    expect(ruleOf('item', {}, { alike: [glove] })).toMatchObject({
      result: 'advice',
      because: 'lines.0: reads like Nitrile gloves (glove) and is taken as that',
      field: 'lines.0.item',
      fix: { value: 'glove' },
    });
  });

  it('is told all items it may be, and none of them as the fix', () => {
    const found = ruleOf('item', {}, { alike: [glove, mitten] });
    expect(found).toMatchObject({ result: 'advice', fix: null });
    expect(found?.because).toContain('Nitrile gloves (glove); Mittens (mitten)');
  });

  it('is told that nobody carries what nothing is like', () => {
    const found = ruleOf('item', {}, NOTHING);
    expect(found).toMatchObject({ result: 'advice', fix: null });
    expect(found?.because).toContain('nobody carries it');
  });

  it('is told which words were corrected', () => {
    const corrections = [{ asked: 'glvoes', taken: 'gloves' }];
    const found = ruleOf('item', {}, { alike: [glove], corrections });
    expect(found?.because).toContain('glvoes read as gloves');
  });

  it.each<[string, Request, Partial<LineFacts>]>([
    ['need_by', { needBy: dateIn(10) }, {}],
    ['budget', { budget: { amountMinor: 300_000, currency: 'USD' } }, {}],
    ['quantity', {}, { carriers: [aCarrier('s1', { minimumOrderQuantity: 500 })] }],
    ['must_have', { line: { mustHave: ['ISO 13485'] } }, {}],
    ['agreement', {}, { agreements: [anAgreementOn()] }],
    ['single_source', {}, { carriers: [aCarrier('s1')] }],
    ['wishes', { preferences: { leadTimeDaysMax: 5 } }, {}],
  ])('is held by the rule %s against the item it is taken for', (rule, request, known) => {
    const found = ruleOf(rule, request, { alike: [glove], ...known });
    expect(found).toMatchObject({ result: 'advice', checked: true });
    expect(found?.because).toContain('taken as Nitrile gloves (glove)');
  });

  it('is advised, not refused, where the item it reads like has another unit or currency', () => {
    const unit = ruleOf('unit', { line: { unitCode: 'PK' } }, { ...NOTHING, alike: [glove] });
    expect(unit).toMatchObject({ result: 'advice', fix: { value: 'C62' } });
    const currency = ruleOf('currency', {}, { ...NOTHING, alike: [glove], elsewhere: ['EUR'] });
    expect(currency).toMatchObject({ result: 'advice', fix: { value: 'EUR' } });
  });

  it('is offered the category of its item', () => {
    const found = ruleOf('category', {}, { alike: [glove] });
    expect(found?.fix?.value).toEqual(glove.classification);
  });

  it('counts with earlier requests for its item', () => {
    const lines = [{ itemId: 'glove', description: 'x', quantity: 1 }];
    const recentCases = [1, 2].map(() => aRecentCase({ lines }));
    expect(ruleOf('split_order', {}, { alike: [glove] }, { recentCases })?.result).toBe('advice');
  });

  it('may cost what any of its items costs', () => {
    const known = {
      alike: [glove, mitten],
      carriers: [aCarrier('s1'), aCarrier('s2', { itemId: 'mitten', unitPriceMinor: 40_000 })],
      markets: [aMarketOf('glove', 3_000)],
    };
    const resultFor = (amountMinor: number) =>
      ruleOf('budget', { budget: { amountMinor, currency: 'USD' } }, known);
    expect(resultFor(270_000)?.result).toBe('pass');
    expect(resultFor(12_000_000)?.result).toBe('pass');
    expect(resultFor(260_000)?.because).toContain('between 3,000.00 USD and 40,000.00 USD');
    expect(resultFor(12_000_001)?.result).toBe('advice');
  });
});

describe('a rule without anything to compare with', () => {
  it.each<[string, string]>([
    ['unit', 'nothing is known of how such goods are counted, so the unit was not compared'],
    [
      'need_by',
      'nothing is known of how long such goods take, so the need-by date was held against today alone',
    ],
    [
      'currency',
      'nothing is known of who quotes such goods, so the currency was held against the whole catalogue alone',
    ],
    ['budget', 'nothing is known of what such goods cost, so the budget was not compared'],
    ['classification', 'no line gives a category code'],
    [
      'quantity',
      'nothing is known of how much of such goods is sold at a time, so the quantity was not compared',
    ],
    ['agreement', 'nothing is known of which item is meant, so no agreement was looked for'],
    ['suppliers', 'the request names no supplier'],
    ['wishes', 'the request has no wishes'],
    ['must_have', 'no line has a hard requirement'],
    [
      'single_source',
      'nothing is known of who carries such goods, so the bids that can come in were not counted',
    ],
    [
      'split_order',
      'nothing is known for certain of which item is meant, so earlier requests for it were not counted',
    ],
  ])('passes as unchecked: %s', (rule, because) => {
    expect(ruleOf(rule, {}, NOTHING)).toEqual({
      rule,
      result: 'pass',
      checked: false,
      because,
      field: null,
      fix: null,
    });
  });

  it.each<[string, Request]>([
    ['must_have', { line: { mustHave: ['CE'] } }],
    ['wishes', { preferences: { leadTimeDaysMax: 5 } }],
    ['suppliers', { preferences: { excludedSupplierIds: ['s1'] } }],
    ['classification', { line: { classification: { scheme: 'CPV', id: '18424300-0' } } }],
  ])('says of what is asked for that it was not compared: %s', (rule, request) => {
    expect(ruleOf(rule, request, NOTHING)?.because).toMatch(/w(as|ere) not/);
  });

  it('says of which lines nothing is known where others are', () => {
    const lines = [someLineFacts(), someLineFacts({ item: null, ...NOTHING })];
    const [one] = aCheckedRequest().lines;
    if (one === undefined) throw new Error('a request has lines');
    const request = {
      ...aCheckedRequest(),
      lines: [one, { ...one, item: undefined, description: 'moon dust' }],
    };
    const { rules } = checkRequisition(request, someCheckFacts({ lines }));
    const budget = rules.find((it) => it.rule === 'budget');
    expect(budget).toMatchObject({ result: 'pass', checked: true });
    expect(budget?.because).toContain('nothing is known of what lines.1 costs');
    const needBy = rules.find((it) => it.rule === 'need_by');
    expect(needBy).toMatchObject({ result: 'pass', checked: true });
    expect(needBy?.because).toContain('for lines.1');
  });
});
