import { describe, expect, it } from 'vitest';
import { parseForgetWish, parseRebuildWish } from './memory-options.ts';

describe('the options of a rebuild', () => {
  it('mean every tenant, and putting right what differs', () => {
    expect(parseRebuildWish([])).toEqual({ tenantId: null, check: false, dataDir: '.data' });
    expect(parseRebuildWish(['--tenant', 'main', '--check'])).toMatchObject({
      tenantId: 'main',
      check: true,
    });
    expect(() => parseRebuildWish(['--force'])).toThrow('--force');
  });
});

describe('the options of forgetting', () => {
  it('name a supplier and a reason', () => {
    expect(parseForgetWish(['--supplier', 's1', '--because', 'asked for it'])).toEqual({
      tenantId: 'main',
      supplierId: 's1',
      because: 'asked for it',
      dataDir: '.data',
    });
  });

  it.each([
    [['--because', 'asked'], '--supplier'],
    [['--supplier', 's1'], '--because'],
    [['--supplier', 's1', '--because', '  '], '--because'],
    [['--supplier', 's1', '--because', 'x'.repeat(501)], 'up to 500'],
  ])('are refused with what is missing: %j', (args, because) => {
    expect(() => parseForgetWish(args)).toThrow(because);
  });
});
