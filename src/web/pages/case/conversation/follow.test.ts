import { expect, it } from 'vitest';
import { createConversation } from './rows/conversation.ts';
import { aMessage } from './rows/stream.builder.ts';
import { newSince } from './follow.ts';

it('counts the rows that came after what was seen', () => {
  const { rows } = createConversation('USD')(
    [1, 2, 3].map((it) => aMessage(it, { id: `a#b.${it}.1` })),
  );
  expect([newSince(rows, 0), newSince(rows, 2), newSince(rows, 3), newSince([], 0)]).toEqual([
    3, 1, 0, 0,
  ]);
});
