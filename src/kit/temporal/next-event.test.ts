import { describe, expect, it } from 'vitest';
import type { Envelope } from '../envelope.ts';
import { receive } from '../mailbox.ts';
import type { Carried } from './carried.ts';
import { freshCarried } from './carried.ts';
import { hasArrivals, nextEvent, nextWakeMs } from './next-event.ts';
import type { AgentOptions } from './options.ts';
import { applyCommands, emptyDraft } from './turn.ts';
import { answerLeftovers } from './unanswered.ts';

const identity = { tenantId: 't', conversationId: 'c', role: 'me' };
const options: AgentOptions = {
  topics: ['ask', 'told'],
  pauseTopic: 'pause',
  resumeTopic: 'resume',
  closeTopic: 'close',
  urgentTopics: ['resume', 'close'],
  searchAttributes: () => [],
};

const aMessage = (sequence: number, parts: Partial<Envelope> = {}): Envelope => ({
  id: `t/procurement/c/peer#${sequence}`,
  tenantId: 't',
  conversationId: 'c',
  from: 'peer',
  to: 'me',
  type: 'REQUEST',
  topic: 'ask',
  causationId: null,
  inReplyTo: null,
  sequence,
  sentAtMs: 100,
  expiresAtMs: null,
  priority: 'normal',
  labels: [],
  traceparent: null,
  body: {},
  ...parts,
});

const anAgent = (...messages: Envelope[]): Carried<object> => {
  const carried = freshCarried({}, 1);
  for (const it of messages) carried.mailbox = receive(carried.mailbox, it, 0);
  return carried;
};

const cause = { key: 'peer.1', causationId: 'x', atMs: 100, traceparent: null, stepsCount: 0 };

describe('the next event of an agent', () => {
  it('is a timer when it fell due before the message was sent, else the message', () => {
    const timers = { early: { dueAtMs: 90, eventAtMs: 90, serial: 1 } };
    const withTimer = { ...anAgent(aMessage(1)), timers: { ...timers } };
    const draft = emptyDraft();
    expect(nextEvent(identity, withTimer, options, draft, 200)?.event).toMatchObject({
      kind: 'timer',
    });
    expect(nextEvent(identity, withTimer, options, draft, 200)?.event).toMatchObject({
      topic: 'ask',
    });
    const late = {
      ...anAgent(aMessage(1)),
      timers: { late: { dueAtMs: 150, eventAtMs: 150, serial: 1 } },
    };
    expect(nextEvent(identity, late, options, emptyDraft(), 200)?.event).toMatchObject({
      topic: 'ask',
    });
  });

  it('is nothing while a timer is not due yet', () => {
    const carried = {
      ...anAgent(),
      timers: { later: { dueAtMs: 900, eventAtMs: 900, serial: 1 } },
    };
    expect(nextEvent(identity, carried, options, emptyDraft(), 200)).toBeNull();
    expect(nextWakeMs(carried)).toBe(900);
  });

  it('carries the time of the message, whatever the clock says', () => {
    const carried = anAgent(aMessage(1));
    expect(nextEvent(identity, carried, options, emptyDraft(), 9_999)?.event).toMatchObject({
      atMs: 100,
    });
  });

  it('is only what is urgent while the agent is paused, and the rest keeps its place', () => {
    const carried = {
      ...anAgent(aMessage(1), aMessage(2, { type: 'NOTIFICATION', topic: 'resume' })),
      paused: true,
    };
    expect(hasArrivals(carried, options)).toBe(true);
    const event = nextEvent(identity, carried, options, emptyDraft(), 200)?.event;
    expect(carried.paused).toBe(false);
    expect(event).toMatchObject({ topic: 'ask' });
    const stillPaused = { ...anAgent(aMessage(1)), paused: true };
    expect(hasArrivals(stillPaused, options)).toBe(false);
    expect(nextEvent(identity, stillPaused, options, emptyDraft(), 200)).toBeNull();
  });

  it('never is an answer to a request that this run did not make', () => {
    const stray = aMessage(1, { type: 'RESPONSE', topic: 'told', inReplyTo: 'never-sent' });
    expect(nextEvent(identity, anAgent(stray), options, emptyDraft(), 200)).toBeNull();
  });

  it('ends the agent when the case is closed', () => {
    const draft = emptyDraft();
    const closing = aMessage(1, { type: 'NOTIFICATION', topic: 'close' });
    expect(nextEvent(identity, anAgent(closing), options, draft, 200)).toBeNull();
    expect(draft.finish).toBe('case_closed');
  });
});

describe('a REQUEST', () => {
  it('that expired or has no handler is buried and still answered once', () => {
    for (const [request, code] of [
      [aMessage(1, { topic: 'weather' }), 'NO_HANDLER'],
      [aMessage(1, { expiresAtMs: 150 }), 'EXPIRED'],
    ] as const) {
      const carried = anAgent(request);
      const draft = emptyDraft();
      expect(nextEvent(identity, carried, options, draft, 200)).toBeNull();
      expect(draft.envelopes).toMatchObject([{ type: 'ERROR', to: 'peer', body: { code } }]);
      expect(carried.mailbox.deadLetters).toMatchObject([{ reason: code }]);
      expect(carried.mailbox.owed).toEqual([]);
    }
  });

  it('of ours that stays unanswered becomes overdue once and may still be answered', () => {
    const carried = anAgent();
    const ask = {
      kind: 'send',
      to: 'peer',
      type: 'REQUEST',
      topic: 'ask',
      body: {},
      answerWithinMs: 50,
    } as const;
    applyCommands(identity, carried, emptyDraft(), { ...cause }, [ask], 120);
    expect(nextEvent(identity, carried, options, emptyDraft(), 169)).toBeNull();
    const overdue = nextEvent(identity, carried, options, emptyDraft(), 170)?.event;
    expect(overdue).toMatchObject({ kind: 'overdue', to: 'peer', waitedMs: 50, atMs: 150 });
    expect(nextEvent(identity, carried, options, emptyDraft(), 900)).toBeNull();
    const inReplyTo = carried.awaiting[0]?.requestId ?? '';
    carried.mailbox = receive(
      carried.mailbox,
      aMessage(1, { type: 'RESPONSE', topic: 'told', inReplyTo }),
      0,
    );
    expect(nextEvent(identity, carried, options, emptyDraft(), 900)?.event).toMatchObject({
      topic: 'told',
    });
    expect(carried.awaiting).toEqual([]);
  });

  it('that is open or still waiting when the agent ends is answered with an ERROR', () => {
    const carried = anAgent(aMessage(1), aMessage(2));
    nextEvent(identity, carried, options, emptyDraft(), 200);
    const draft = emptyDraft();
    answerLeftovers(identity, carried, draft, { ...cause });
    expect(draft.envelopes.map((it) => [it.inReplyTo, it.body])).toMatchObject([
      ['t/procurement/c/peer#1', { code: 'AGENT_CLOSED' }],
      ['t/procurement/c/peer#2', { code: 'AGENT_CLOSED' }],
    ]);
  });
});

describe('what a turn makes', () => {
  const reply = (requestId: string) =>
    ({
      kind: 'reply',
      requestId,
      type: 'RESPONSE',
      topic: 'told',
      body: {},
    }) as const;

  const idsWhenHandled = (...messages: Envelope[]) => {
    const carried = anAgent(...messages);
    const draft = emptyDraft();
    for (const _ of messages) {
      const handled = nextEvent(identity, carried, options, draft, 200);
      if (handled === null) continue;
      applyCommands(
        identity,
        carried,
        draft,
        handled.cause,
        [reply(handled.cause.causationId)],
        200,
      );
    }
    return draft.envelopes.map((it) => it.id);
  };

  it('gets ids from the message that caused it, so a repeated turn that saw more only adds', () => {
    const other = aMessage(1, { id: 't/procurement/c/other#1', from: 'other' });
    const lone = idsWhenHandled(aMessage(1));
    expect(idsWhenHandled(other, aMessage(1))).toEqual(expect.arrayContaining(lone));
    expect(new Set(idsWhenHandled(aMessage(1), other, aMessage(2))).size).toBe(3);
  });
});
