import { describe, expect, it } from 'vitest';
import { readCursor, toPage } from './paging.ts';

const row = (id: string, atMs: number) => ({ id, at: new Date(atMs) });

describe('a page of a list', () => {
  it('has no next cursor when nothing follows', () => {
    expect(toPage([row('a', 1)], 1, (it) => it).nextCursor).toBeNull();
  });

  it('gives a cursor that says where it ended', () => {
    const page = toPage([row('a', 5), row('b', 4)], 1, (it) => it);
    expect(page.items).toEqual([row('a', 5)]);
    expect(readCursor(page.nextCursor)).toEqual(row('a', 5));
  });

  it.each(['', 'x', 'bnVsbA', Buffer.from('["a",1]').toString('base64url')])(
    'refuses the cursor "%s"',
    (cursor) => {
      expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'QUERY_INVALID' }));
    },
  );
});
