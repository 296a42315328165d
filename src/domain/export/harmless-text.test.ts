import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessText } from './harmless-text.ts';

describe('a cell of an export', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',

    ' =1',
    '\u00A0=1',
    '\u200B=1',
    '\uFEFF=1',
    '＝1',
  ])('that begins like a formula gets an apostrophe: %j', (text) => {
    expect(harmlessText(text)).toBe(`'${text}`);
  });

  it.each([
    ['a\n=1+1', "a\n'=1+1"],
    ['a\r\n=1+1', "a\r\n'=1+1"],
    ['a\r=1', "a\r'=1"],
    ['\r=1', "'\r'=1"],
    ['\n\n@x', "\n\n'@x"],
    ['a\n  -1', "a\n'  -1"],
  ])('is no formula after a line break either: %j', (text, harmless) => {
    expect(harmlessText(text)).toBe(harmless);
  });

  it.each([
    '',
    'Pump',
    'a=b',
    '1-2',
    'x@y.example',
    'a\tb',
    "it's",
    'line\nbreak',
    '<b>',
    '"quoted", text',
  ])('that is no formula stays as it is: %j', (text) => {
    expect(harmlessText(text)).toBe(text);
  });

  it('holds nothing that a file cannot hold, and no more than a cell can', () => {
    expect(harmlessText('a\u0000\u0001=b')).toBe('a=b');
    expect(harmlessText('\u0001=b')).toBe("'=b");
    expect(harmlessText('a'.repeat(40_000))).toHaveLength(32_001);
  });

  it('never begins a line with what computes, whatever the text', () => {
    const tricks = fc.array(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u200B', 'a', "'", '"', ',', ';'),
    );
    fc.assert(
      fc.property(
        tricks.map((it) => it.join('')),
        (text) => {
          for (const line of harmlessText(text).split(/[\r\n]/)) {
            expect(line.replace(/^[\s\u200B]+/, '')).not.toMatch(/^[=+\-@]/);
          }
        },
      ),
    );
  });
});
