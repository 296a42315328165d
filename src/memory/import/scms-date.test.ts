import { describe, expect, it } from 'vitest';
import { scmsDate } from './scms-date.ts';

describe('a date of the SCMS file', () => {
  it.each([
    ['02-Jun-06', '2006-06-02'],
    ['3/19/10', '2010-03-19'],
    ['2012-01-06', '2006-12-01'],
    ['2003-02-09', '2009-03-02'],
  ])('%s is the day %s', (text, day) => {
    expect(scmsDate(text)).toBe(day);
  });

  it.each([
    '',
    'Date Not Captured',
    'Pre-PQ Process',
    'N/A - From RDC',
    '31-Feb-06',
    '13/40/10',
    '2013-01-06',
  ])('"%s" is unknown, not wrong', (text) => {
    expect(scmsDate(text)).toBeNull();
  });
});
