import { describe, expect, it } from 'vitest';
import { parseListWish } from './list-options.ts';

describe('the options of lists', () => {
  it('load into the tenant main, as a list in force, and never by force unless told otherwise', () => {
    expect(parseListWish(['load', '--source', 'bis_dpl', '--file', 'dpl.txt'])).toEqual({
      command: 'load',
      source: 'bis_dpl',
      from: { file: 'dpl.txt' },
      publishedOn: null,
      sample: false,
      force: false,
      tenantId: 'main',
      dataDir: '.data',
    });
  });

  it('name two versions to compare', () => {
    const wish = parseListWish(['diff', '--source', 'ofac_sdn', '--from', '1', '--to', '3']);
    expect(wish).toMatchObject({ command: 'diff', versions: { from: 1, to: 3 } });
  });

  it.each([
    [[], 'say load, show or diff'],
    [['reload'], 'say load, show or diff'],
    [['load', '--dir', 'd'], '--source must be one of'],
    [['load', '--source', 'eu', '--dir', 'd'], '--source must be one of'],
    [['load', '--source', 'bis_dpl'], 'either --dir or --file'],
    [['load', '--source', 'bis_dpl', '--dir', 'd', '--file', 'f'], 'either --dir or --file'],
    [['diff', '--source', 'ofac_sdn', '--from', '0', '--to', '1'], '--from must be'],
    [['show', 'all'], 'there is no all'],
    [['show', '--quietly'], '--quietly'],
  ])('are refused with what is wrong: %j', (args, because) => {
    expect(() => parseListWish(args)).toThrow(because);
  });
});
