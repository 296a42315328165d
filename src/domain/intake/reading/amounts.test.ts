import { describe, expect, it } from 'vitest';
import { readAmounts } from './amounts.ts';

const amounts = (text: string) => readAmounts(text, []).map((it) => it.value);

describe('money in a text', () => {
  it.each([
    ['budget 75k USD', 7_500_000, 'USD'],
    ['max. $12,000', 1_200_000, 'USD'],
    ['up to € 1.5 million', 150_000_000, 'EUR'],
    ['budget of 120.000,00 EUR', 12_000_000, 'EUR'],
    ['no more than 220,000 dollars', 22_000_000, 'USD'],
    ['limit JPY 90000', 90_000, 'JPY'],
    ['budget 1.250 KWD', 1_250_000, 'KWD'],
    ['total £4,250.50', 425_050, 'GBP'],
  ])('%s is a budget', (text, amountMinor, currency) => {
    expect(amounts(text)).toEqual([{ amountMinor, currency, role: 'budget' }]);
  });

  it('may lack its currency where only money can be meant', () => {
    expect(amounts('budget is 75k')).toEqual([
      { amountMinor: 7_500_000, currency: null, role: 'budget' },
    ]);
  });

  it('is no budget when it is the price of one', () => {
    expect(amounts('gloves at 4.50 USD each').map((it) => it.role)).toEqual(['unit']);
  });

  it('is nothing that is too much to be money, and no other number', () => {
    expect(amounts('999999999999 USD')).toHaveLength(1);
    expect(amounts('9999999999999999 USD')).toEqual([]);
    expect(amounts('10 pumps of 75 kW by 2026')).toEqual([]);
  });
});
