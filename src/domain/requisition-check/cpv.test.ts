import { describe, expect, it } from 'vitest';
import { cpvCheckDigit } from './cpv.ts';

describe('the check digit of a CPV code', () => {
  it.each([
    '03000000-1',
    '33600000-6',
    '33141625-7',
    '42612000-9',
    '42621100-6',
    '18424300-0',
    '98000000-3',
  ])('is that of %s', (code) => {
    expect(cpvCheckDigit(code)).toBe(Number(code.at(-1)));
  });

  it('tells every code from one with a single digit changed', () => {
    for (let at = 0; at < 8; at += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const changed = `42612000`.slice(0, at) + digit + `42612000`.slice(at + 1);
        expect(cpvCheckDigit(changed) === 9).toBe(changed === '42612000');
      }
    }
  });
});
