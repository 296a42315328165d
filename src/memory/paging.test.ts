import { describe, expect, it } from 'vitest';
import { latestFirst, readCursor, toPage } from './paging.ts';

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

  it('begins behind the last row of the page before, also among rows of one moment', () => {
    const first = latestFirst({ cursor: null, limit: 1 }, 'at', 'id');
    expect(first.behind).toEqual({});
    const { nextCursor } = first.toPage([row('b', 5), row('a', 5)]);
    const second = latestFirst({ cursor: nextCursor, limit: 1 }, 'at', 'id');
    const at = new Date(5);
    expect(second.behind).toEqual({ OR: [{ at: { lt: at } }, { at, id: { lt: 'b' } }] });
    expect(second.inOrder).toEqual({ orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 2 });
  });

  it.each(['', 'x', 'bnVsbA', Buffer.from('["a",1]').toString('base64url')])(
    'refuses the cursor "%s"',
    (cursor) => {
      expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'QUERY_INVALID' }));
    },
  );
});
