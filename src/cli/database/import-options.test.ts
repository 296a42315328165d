import { describe, expect, it } from 'vitest';
import { parseImportWish } from './import-options.ts';

describe('the options of an import', () => {
  it('take all rows or none for the tenant main unless told otherwise', () => {
    expect(parseImportWish(['--kind', 'scms', 'orders.csv'])).toEqual({
      kind: 'scms',
      file: 'orders.csv',
      tenantId: 'main',
      skipBadRows: false,
      dataDir: '.data',
    });
  });

  it('may name the kind before the file', () => {
    expect(parseImportWish(['unspsc', 'codes.csv'])).toMatchObject({
      kind: 'unspsc',
      file: 'codes.csv',
    });
  });

  it.each([
    [['--kind', 'prices', 'a.csv'], 'the kind must be one of'],
    [['a.csv'], 'the kind must be one of'],
    [['--kind', 'scms'], 'exactly one file'],
    [['--kind', 'scms', 'a.csv', 'b.csv'], 'exactly one file'],
    [['--kind', 'scms', '--force', 'a.csv'], '--force'],
  ])('are refused with what is wrong: %j', (args, because) => {
    expect(() => parseImportWish(args)).toThrow(because);
  });
});
