import { describe, expect, it } from 'vitest';
import { readCsv } from './csv-table.ts';
import { parseUnspscRow, unspscLayoutOf } from './unspsc-row.ts';

function codesIn(text: string) {
  const layout = unspscLayoutOf(text.split('\n', 1)[0] ?? '');
  return readCsv(text, layout.columns, layout.optional).map((it) => parseUnspscRow(layout, it));
}

describe('a UNSPSC file', () => {
  it('may have a row for each commodity with all that it belongs to', () => {
    const [row] = codesIn(
      'Segment,Segment Title,Family,Family Title,Class,Class Title,Commodity,Commodity Title\n' +
        '10000000,Live plants,10100000,Live animals,10101500,Livestock,10101501,Cats',
    );
    expect(row).toMatchObject({
      value: [
        { code: '10000000', label: 'Live plants' },
        { code: '10100000', label: 'Live animals' },
        { code: '10101500', label: 'Livestock' },
        { code: '10101501', label: 'Cats' },
      ],
    });
  });

  it('may have a row for each code', () => {
    const rows = codesIn('Key,Parent key,Code,Title\n100001,,10000000,Live plants');
    expect(rows).toMatchObject([{ value: [{ code: '10000000', label: 'Live plants' }] }]);
  });

  it('is refused where a code has not eight digits, or a title is missing', () => {
    const rows = codesIn('Key,Parent key,Code,Title\n1,,1000,Live plants\n2,,10000000,');
    expect(rows.map((it) => it.ok)).toEqual([false, false]);
  });
});
