import { describe, expect, it } from 'vitest';
import { parseForecastWish } from './forecast-options.ts';

describe('the command line of a forecast', () => {
  it('names the past and the orders', () => {
    expect(parseForecastWish(['--history', 'h.csv', '--orders', 'o.csv'])).toEqual({
      historyFile: 'h.csv',
      ordersFile: 'o.csv',
    });
  });

  it.each([
    [['--orders', 'o.csv'], '--history is missing'],
    [['--history', 'h.csv'], '--orders is missing'],
    [['--history', 'h.csv', '--order', 'o.csv'], '--order'],
  ])('%j is refused, saying %s', (args, because) => {
    expect(() => parseForecastWish(args)).toThrow(because);
  });
});
