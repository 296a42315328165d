import { describe, expect, it } from 'vitest';
import { parseExportWish, parseVerifyWish } from './audit-options.ts';

const HASH = 'a'.repeat(64);

describe('the options of a verification', () => {
  it('mean every tenant unless one is named', () => {
    expect(parseVerifyWish([])).toEqual({ tenantId: null, noted: null, dataDir: '.data' });
    expect(parseVerifyWish(['--tenant', 'main', '--head', `12:${HASH}`])).toEqual({
      tenantId: 'main',
      noted: { sequence: 12, hash: HASH },
      dataDir: '.data',
    });
  });

  it.each([
    [['--head', `12:${HASH}`], '--head is of one tenant'],
    [['--tenant', 'main', '--head', '12'], '64 hexadecimal digits'],
    [['--tenant', 'main', '--head', `x:${HASH}`], '64 hexadecimal digits'],
    [['--force'], '--force'],
  ])('are refused with what is wrong: %j', (args, because) => {
    expect(() => parseVerifyWish(args)).toThrow(because);
  });
});

describe('the options of an export', () => {
  it('name a case and a file', () => {
    expect(parseExportWish(['--case', 'c1', '--out', 'a.html'])).toEqual({
      tenantId: 'main',
      caseId: 'c1',
      file: 'a.html',
      dataDir: '.data',
    });
    expect(() => parseExportWish(['--out', 'a.html'])).toThrow('--case');
    expect(() => parseExportWish(['--case', 'c1'])).toThrow('--out');
  });
});
