import { describe, expect, test } from 'vitest';
import { aShownAward } from '../approval.builder.ts';
import { readShown } from './shown.ts';
import { unusualIn } from './unusual.ts';

const award = (changes: Parameters<typeof aShownAward>[0]) =>
  readShown({ about: 'award', shown: aShownAward(changes) });

describe('readShown', () => {
  test('does not take for an award what is none', () => {
    expect(readShown({ about: 'award', shown: { lines: 'x' } }).about).toBe('unreadable');
    expect(readShown({ about: 'compliance_review', shown: null }).about).toBe('unreadable');
  });
});

describe('unusualIn', () => {
  test('finds nothing in an award like any other', () => {
    expect(unusualIn(award({ bids: { bids: 3, wanted: 3, reason: null } }))).toEqual([]);
  });
  test('takes too few bids more seriously where nobody says why', () => {
    const few = (reason: string | null) =>
      unusualIn(award({ bids: { bids: 1, wanted: 3, reason } }));
    expect(few(null)).toMatchObject([{ severity: 'high' }]);
    expect(few('Only Cipla makes it')).toMatchObject([{ severity: 'medium' }]);
  });
  test('tells of red flags, of what is missing and of a price above the baseline', () => {
    const found = unusualIn(
      award({
        redFlags: [
          {
            id: 'R018',
            title: 'Single bid',
            severity: 'high',
            formula: '',
            source: '',
            records: [],
          },
        ],
        shortfall: [{ lineNo: 2, missingUnits: 5 }],
        savings: {
          baselineMinor: 1,
          method: 'mean_of_quotes',
          sampleSize: 1,
          savedMinor: -1,
          savedBp: -200,
        },
      }),
    );
    expect(found.map((it) => it.sentence)).toEqual([
      'Single bid',
      'Line 2 lacks 5 units',
      '2\u00A0% above the baseline',
    ]);
  });
  test('tells of a review what stops the supplier and what is not known', () => {
    const shown = readShown({
      about: 'compliance_review',
      shown: { factors: [], hardStops: ['On a block list'], coverageBp: 4_000 },
    });
    expect(unusualIn(shown).map((it) => it.sentence)).toEqual([
      'On a block list',
      'Only 40\u00A0% is known',
    ]);
  });
});
