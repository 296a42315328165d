import { describe, expect, it } from 'vitest';
import type { LessonUse } from '#contracts/lessons.ts';
import { changeLines, effectWords } from './lesson-lines.ts';

const aUse: LessonUse = {
  version: 2,
  caseId: 'c1',
  title: 'Pumps',
  isOpen: false,
  decisionId: 'd1',
  agent: 'sourcing',
  question: 'Whom to invite?',
  chosen: 'SUP-2',
  decidedAtMs: 0,
  award: { totalMinor: 125_000, currency: 'USD', supplierIds: ['SUP-2'] },
};

describe('what forgetting a lesson changes', () => {
  it('is told with scores, cases and awards', () => {
    const late = { kind: 'supplier_late', adjustBp: -500 } as const;
    const lines = changeLines({
      difference: {
        followed: { with: late, without: null },
        adjustments: [{ supplierId: 'SUP-1', withBp: -400, withoutBp: 0 }],
      },
      openCases: [],
      closedCases: [aUse],
    });
    expect(lines).toEqual([
      '  followed with it: supplier late, score -500 bp; without it: nothing',
      '  score of SUP-1: -400 bp with it, 0 bp without it',
      '  open cases that pinned it: none',
      '  decisions of closed cases that knew it:',
      '    c1 (Pumps): sourcing on Whom to invite? chose SUP-2, version 2; 1,250.00 USD to SUP-2',
    ]);
  });

  it.each([
    [
      { kind: 'approach_works', option: 'balanced', rewardBp: 400 },
      'approach works: balanced, +400 bp',
    ],
    [{ kind: 'price_trend', yearlyBp: -250 }, 'price trend, -250 bp a year'],
    [
      { kind: 'review_false_alarm', moveBp: 100 },
      'review false alarm, threshold +100 bp inside its band',
    ],
  ] as const)('names the effect %j', (effect, words) => {
    expect(effectWords(effect)).toBe(words);
  });
});
