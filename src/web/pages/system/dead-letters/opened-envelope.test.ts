import { expect, test } from 'vitest';
import { openedEnvelope } from './opened-envelope.ts';

test('a message is opened into its head and its body', () => {
  const opened = openedEnvelope({
    id: 'm-1',
    from: 'sourcing',
    to: 'compliance',
    topic: 'clear',
    causationId: null,
    sequence: 4,
    body: { supplierId: 'acme' },
  });
  expect(opened.head).toEqual([
    ['From', 'sourcing'],
    ['To', 'compliance'],
    ['Topic', 'clear'],
    ['Id', 'm-1'],
    ['Sequence', '4'],
  ]);
  expect(opened.body).toEqual({ supplierId: 'acme' });
});

test('what is no message has neither head nor body', () => {
  expect(openedEnvelope('torn')).toEqual({ head: [], body: null });
  expect(openedEnvelope(['torn'])).toEqual({ head: [], body: null });
  expect(openedEnvelope({ body: 'torn' })).toEqual({ head: [], body: null });
});
