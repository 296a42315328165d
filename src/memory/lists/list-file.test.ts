import { describe, expect, it } from 'vitest';
import { latinText, tableOf, utf8Text } from './list-file.ts';

const file = (content: string | Uint8Array) => ({ name: 'list.csv', content });
const table = (text: string) => tableOf(file(text), text, { delimiter: ',', columns: ['a', 'b'] });
const refusal = (code: string, message: RegExp | string) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

describe('the text of a list', () => {
  it('that is not UTF-8 is refused with the first wrong line', () => {
    const content = Buffer.concat([Buffer.from('a\nb\n'), Buffer.from([0xff, 0xfe, 0x41])]);
    expect(() => utf8Text(file(content))).toThrow(
      refusal('LIST_ENCODING_WRONG', /list\.csv, line 3/),
    );
  });

  it('in UTF-16 is refused by every format', () => {
    const content = Buffer.from('a,b\n1,2\n', 'utf16le');
    expect(() => utf8Text(file(content))).toThrow(refusal('LIST_ENCODING_WRONG', /line 1/));
    expect(() => latinText(file(content))).toThrow(refusal('LIST_ENCODING_WRONG', /UTF-16/));
  });

  it('in Latin-1 keeps its accents where the format wants Latin-1', () => {
    expect(latinText(file(Buffer.from('Pe\u00f1a', 'latin1')))).toBe('Pe\u00f1a');
    expect(latinText(file(Buffer.from('Pe\u00f1a', 'utf8')))).toBe('Pe\u00f1a');
  });

  it('begins after a byte order mark', () => {
    expect(utf8Text(file(Buffer.from('\ufeffa')))).toBe('a');
    expect(utf8Text(file('\ufeffa'))).toBe('a');
  });
});

describe('a table', () => {
  it('is read by the names of its header, in any order and with columns of other people', () => {
    expect(table('b,c,a\n1,2,3\n')).toEqual([{ line: 2, cells: { b: '1', c: '2', a: '3' } }]);
  });

  it.each([
    ['without a column', 'a,c\n1,2\n', 'LIST_MALFORMED', /line 1 lacks the columns b/],
    ['with a row that was cut off', 'a,b\n1,2\n3', 'LIST_MALFORMED', /line 3 has 1 columns/],
    ['with quotes that do not close', 'a,b\n1,2\n3,"4', 'LIST_MALFORMED', /line 3/],
    ['with nothing at all', '', 'LIST_EMPTY', /is empty/],
    ['with a header alone', 'a,b\n', 'LIST_EMPTY', /no rows/],
  ])('%s is refused with its place', (_, text, code, message) => {
    expect(() => table(text)).toThrow(refusal(code, message));
  });

  it('is refused in one sentence, which no issue says again', () => {
    expect(() => table('a,b\n3,"4')).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^list\.csv, line 2 .*quote/i),
        issues: [],
      }),
    );
  });
});
