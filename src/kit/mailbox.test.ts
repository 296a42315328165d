import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Envelope } from './envelope.ts';
import type { MailboxState } from './mailbox.ts';
import {
  emptyMailbox,
  receive,
  releaseHeldBack,
  SEEN_IDS_MAX,
  settle,
  takeNext,
} from './mailbox.ts';

const anEnvelope = (sequence: number, parts: Partial<Envelope> = {}): Envelope => ({
  id: `peer#${sequence}`,
  tenantId: 't',
  conversationId: 'c',
  from: 'peer',
  to: 'me',
  type: 'NOTIFICATION',
  topic: 'x',
  causationId: null,
  inReplyTo: null,
  sequence,
  sentAtMs: 0,
  expiresAtMs: null,
  priority: 'normal',
  labels: [],
  traceparent: null,
  body: {},
  ...parts,
});

const receiveAll = (envelopes: unknown[], from: MailboxState = emptyMailbox()): MailboxState =>
  envelopes.reduce<MailboxState>((mailbox, it) => receive(mailbox, it, 0), from);

const order = (mailbox: MailboxState) => mailbox.inbox.map((it) => it.sequence);

describe('a mailbox', () => {
  it('hands on each message once and in the order of its sender, however often and late it comes', () => {
    const arrivals = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 });
    fc.assert(
      fc.property(arrivals, arrivals, (first, again) => {
        const mailbox = receiveAll([...first, ...again].map((it) => anEnvelope(it)));
        expect(order(mailbox)).toEqual([1, 2, 3, 4, 5, 6]);
      }),
    );
  });

  it('knows a duplicate by its number after the id has left the window', () => {
    const many = Array.from({ length: SEEN_IDS_MAX + 10 }, (_, n) => anEnvelope(n + 1));
    let mailbox = emptyMailbox();
    for (const it of many) [, mailbox] = takeNext(receive(mailbox, it, 0));
    expect(receive(mailbox, anEnvelope(1), 0).inbox).toEqual([]);
  });

  it('keeps senders apart', () => {
    const mailbox = receiveAll([anEnvelope(2), anEnvelope(1, { id: 'other#1', from: 'other' })]);
    expect(mailbox.inbox.map((it) => it.from)).toEqual(['other']);
    expect(mailbox.heldBack).toHaveLength(1);
  });

  it('takes messages of people as they come, since they carry no number', () => {
    const unnumbered = (id: string) => anEnvelope(0, { id, from: 'person:1' });
    expect(receiveAll([unnumbered('b'), unnumbered('a'), unnumbered('b')]).inbox).toHaveLength(2);
  });

  it('goes on without a lost predecessor and still takes it when it comes after all', () => {
    const waited = releaseHeldBack(receiveAll([anEnvelope(3)]));
    expect(order(waited)).toEqual([3]);
    expect(order(receive(waited, anEnvelope(2), 0))).toEqual([3, 2]);
    expect(order(receiveAll([anEnvelope(2), anEnvelope(2)], waited))).toEqual([3, 2]);
  });

  it('buries what does not parse instead of throwing', () => {
    for (const nonsense of [null, 7, 'text', {}, { ...anEnvelope(1), type: 'SHOUT' }]) {
      const mailbox = receive(emptyMailbox(), nonsense, 5);
      expect(mailbox.inbox).toEqual([]);
      expect(mailbox.deadLetters).toMatchObject([{ reason: 'MALFORMED', atMs: 5 }]);
    }
  });

  it('buries a message that comes when too many wait', () => {
    const full = receiveAll(Array.from({ length: 500 }, (_, n) => anEnvelope(n + 1)));
    expect(receive(full, anEnvelope(501), 0).deadLetters).toMatchObject([{ reason: 'INBOX_FULL' }]);
  });
});

describe('a REQUEST', () => {
  const asked = takeNext(receive(emptyMailbox(), anEnvelope(1, { type: 'REQUEST' }), 0))[1];

  it('is owed an answer once it is taken', () => {
    expect(asked.owed).toEqual([{ requestId: 'peer#1', from: 'peer', topic: 'x' }]);
  });

  it('cannot be answered twice', () => {
    const answered = settle(asked, 'peer#1');
    expect(answered.owed).toEqual([]);
    expect(() => settle(answered, 'peer#1')).toThrow('not owed');
  });
});
