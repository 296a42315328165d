import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { columnsOf } from './columns.ts';

const schema = z.object({
  name: z.string(),
  status: z.enum(['open', 'closed']),
  currency: z.string(),
  budgetMinor: z.int().nullable(),
  shareBp: z.int(),
  openedAtMs: z.int(),
  tookMs: z.int(),
  tags: z.array(z.string()),
  lines: z.array(z.object({ lineNo: z.int() })),
  body: z.unknown(),
  score: z.object({ count: z.int(), isGood: z.boolean() }).nullable(),
});
const row = {
  name: '=x',
  status: 'open',
  currency: 'JPY',
  budgetMinor: 1_250,
  shareBp: 1_234,
  openedAtMs: 0,
  tookMs: 5,
  tags: ['a', 'b'],
  lines: [{ lineNo: 1 }],
  body: {},
  score: { count: 2, isGood: true },
};

describe('the columns of a table', () => {
  it('are its fields, with units that people know', () => {
    const cells = columnsOf(schema).map((it) => [it.head, it.cellOf(row)]);
    expect(Object.fromEntries(cells)).toEqual({
      name: '=x',
      status: 'open',
      currency: 'JPY',
      budget: { decimal: '1250' },
      'share %': { decimal: '12.34' },
      'openedAt (UTC)': '1970-01-01T00:00:00.000Z',
      tookMs: { decimal: '5' },
      tags: 'a; b',
      'score.count': { decimal: '2' },
      'score.isGood': 'yes',
    });
  });

  it('are empty where nothing is known', () => {
    const cells = columnsOf(schema).map((it) =>
      it.cellOf({ ...row, score: null, budgetMinor: null }),
    );
    expect(cells.filter((it) => it === null)).toHaveLength(3);
  });
});
