import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { xlsxOf } from './xlsx.ts';

/** Names and texts of the files in a ZIP archive, by its central directory. */
function unzip(file: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = file.indexOf('PK\u0001\u0002', 0, 'latin1');
  for (; at !== -1; at = file.indexOf('PK\u0001\u0002', at + 46, 'latin1')) {
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28));
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const body = file.subarray(start, start + file.readUInt32LE(at + 20));
    const text = file.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body);
    files.set(name, text.toString('utf8'));
  }
  return files;
}

const allOf = async (rows: Parameters<typeof xlsxOf>[0][number]['rows']): Promise<string> =>
  [...unzip(await xlsxOf([{ name: 'Sheet', rows }])).values()].join('\n');

describe('a workbook', () => {
  it('has its sheets by name', async () => {
    const file = await xlsxOf([
      { name: 'One', rows: [['a']] },
      { name: 'Two', rows: [['b']] },
    ]);
    const names = unzip(file).get('xl/workbook.xml') ?? '';
    expect(names).toContain('name="One"');
    expect(names).toContain('name="Two"');
  });

  it('holds words as words and numbers as numbers, and no formula', async () => {
    const text = await allOf([['Head'], ['=1+1'], ['<b>&'], [{ decimal: '-12.50' }]]);
    expect(text).not.toContain('<f>');
    expect(text).toMatch(/(?:'|&#39;|&apos;)=1\+1/);
    expect(text).toContain('&lt;b&gt;&amp;');
    expect(text).toContain('<v>-12.5</v>');
  });
});
