import { expect, it } from 'vitest';
import { quantityOf, unitName } from './units.ts';

it('names units as people do, one and many', () => {
  expect(quantityOf(1, 'C62')).toBe('1 piece');
  expect(quantityOf(20, 'KGM')).toBe('20 kilograms');
});

it('keeps a code that it has no name for', () => {
  expect(unitName('XYZ')).toBe('XYZ');
});
