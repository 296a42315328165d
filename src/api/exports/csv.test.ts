import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('a CSV file', () => {
  it('quotes words and not numbers, which stay exact', () => {
    expect(csvOf([['Pump', { decimal: '71240.00' }, null, { decimal: '-0.10' }]])).toBe(
      '"Pump",71240.00,,-0.10\r\n',
    );
  });

  it.each(['a,b', 'a;b', 'say "no"', 'two\nlines', '<script>alert(1)</script>', "it's"])(
    'gives back what was in it: %j',
    (text) => {
      expect(parse(csvOf([[text, 'x']]))).toEqual([[text, 'x']]);
    },
  );

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', 'a\n=cmd', '";=1+1', ',=1+1'])(
    'holds no cell and no line that computes: %j',
    (text) => {
      const [[cell = ''] = []] = parse(csvOf([[text]])) as string[][];
      for (const line of cell.split(/[\r\n]/)) expect(line).not.toMatch(/^[\t ]*[=+\-@]/);
      expect(csvOf([[text]])).not.toMatch(/(^|[\r\n])[=+\-@]/);
    },
  );
});
