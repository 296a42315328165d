import { describe, expect, it } from 'vitest';
import type { ParleyError } from '#contracts/errors.ts';
import { readCsv } from './csv-table.ts';

const columns = ['id', 'name'];
const refusal = (input: string | Uint8Array) => {
  try {
    readCsv(input, columns);
    return null;
  } catch (cause) {
    return cause;
  }
};

describe('a CSV file', () => {
  it('may have its columns in any order, a byte order mark and any line ends', () => {
    expect(readCsv('\uFEFFname,id\r\n"Müller, Söhne",7\r\n', columns)).toEqual([
      { row: 2, cells: { id: '7', name: 'Müller, Söhne' } },
    ]);
  });

  it('is refused with the names of missing and unknown columns', () => {
    expect(refusal('id,nom\n1,a\n')).toMatchObject({
      code: 'IMPORT_COLUMNS_WRONG',
      issues: [
        { path: 'name', message: 'column is missing' },
        { path: 'nom', message: 'column is unknown' },
      ],
    });
  });

  it('is refused with few and short names of columns, whatever stands in its first row', () => {
    const names = Array.from({ length: 200_000 }, (_, at) => `${at}`);
    const refused = refusal(`${'x'.repeat(5_000)},${names.join(',')}\n1\n`) as ParleyError;
    expect(refused).toMatchObject({ code: 'IMPORT_COLUMNS_WRONG' });
    expect(refused.issues.length).toBeLessThan(50);
    expect(refused.message.length).toBeLessThan(1_000);
  });

  it('is refused with a column that is there twice', () => {
    expect(refusal('id,name,id\n1,a,2\n')).toMatchObject({
      issues: [{ path: 'id', message: 'column is there twice' }],
    });
  });

  it.each([
    ['Latin-1', Buffer.from('id,name\n1,M\xfcller\n', 'latin1')],
    ['UTF-16', Buffer.from('id,name\n1,a\n', 'utf16le')],
  ])('is refused when it is %s', (_name, input) => {
    expect(refusal(input)).toMatchObject({ code: 'IMPORT_ENCODING_WRONG' });
  });

  it.each(['', 'id,name\n', '\n\n'])('is refused when it has no rows: %j', (input) => {
    expect(refusal(input)).toMatchObject({ code: 'IMPORT_EMPTY' });
  });

  it('is refused when it has more rows than anything has', () => {
    const rows = (count: number) => `id,name\n${'1,a\n'.repeat(count)}`;
    expect(refusal(rows(200_000))).toBeNull();
    expect(refusal(rows(200_001))).toMatchObject({ code: 'IMPORT_REJECTED' });
  });

  it('is refused when a quote does not close', () => {
    expect(refusal('id,name\n1,"a\n')).toMatchObject({ code: 'IMPORT_REJECTED' });
  });
});
