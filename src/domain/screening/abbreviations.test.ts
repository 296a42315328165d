import { expect, test } from 'vitest';
import { abbreviates } from './abbreviations.ts';

test.each([
  ['CONSTR', 'CONSTRUCTION'],
  ['INVST', 'INVESTMENT'],
  ['PETCHEM', 'PETROCHEMICAL'],
  ['GENL', 'GENERAL'],
  ['GR', 'GROUP'],
])('%s shortens %s', (short, long) => {
  expect(abbreviates(short, long)).toBe(true);
});

test.each([
  ['TRADE', 'TRADES'],
  ['G', 'GROUP'],
  ['MARE', 'MANAGER'],
  ['GROUP', 'GR'],
])('%s does not shorten %s', (short, long) => {
  expect(abbreviates(short, long)).toBe(false);
});
