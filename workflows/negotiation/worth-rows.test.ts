import { expect, it } from 'vitest';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import { aBrief, aPumpMarket, three } from '../../tests/support/talk-builders.ts';

it('the record of an agreement shows what the terms cost and are worth, step by step', () => {
  const table = new NegotiationTable();
  table.clear(aBrief(), three, aPumpMarket());
  const taken = table.decisions.find((it) => it.question.startsWith('Take the terms of'));
  const rules = taken?.because.map((it) => it.rule) ?? [];
  expect(rules.slice(0, 2)).toEqual(['acceptance', 'cost: price']);
  expect(rules).toContain('cost: landed');
  expect(rules.filter((it) => it.startsWith('worth: '))).toEqual([
    'worth: price',
    'worth: delivery',
    'worth: quality',
    'worth: risk',
  ]);
  const price = taken?.because.find((it) => it.rule === 'cost: price');
  expect(price?.value).toMatch(/^[\d,]+\.\d\d USD, /);
});
