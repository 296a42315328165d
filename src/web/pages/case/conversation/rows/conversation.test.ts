import { describe, expect, it } from 'vitest';
import { createConversation } from './conversation.ts';
import { turnOf } from './event-rows.ts';
import { aDecision, aMessage, anOffer, aRecord, idOf } from './stream.builder.ts';

const asked = aMessage(1, { id: 'supervisor#buyer.1.2' });
const answered = aMessage(2, {
  id: 'sourcing#supervisor.1.4',
  from: 'sourcing',
  to: 'supervisor',
  type: 'RESPONSE',
  topic: 'sourcing.report',
  causationId: idOf('supervisor#buyer.1.2'),
  body: {
    because: '2 fit.',
    shortlist: [{ supplierId: 'kestrel-cnc', supplierName: 'Kestrel CNC' }],
  },
});

describe('a conversation', () => {
  it('has a row per message, with its topic in words and what it says', () => {
    const { rows } = createConversation('USD')([asked, answered]);
    expect(rows.map((it) => [it.kind, it.fromLane, it.toLane, it.words, it.gist])).toEqual([
      ['request', 'supervisor', 'sourcing', 'find suppliers', 'The case was opened.'],
      ['response', 'sourcing', 'supervisor', 'shortlist', '2 fit.'],
    ]);
  });

  it('grows by what is new alone and is the same whether events come at once or one by one', () => {
    const events = [asked, answered];
    const grow = createConversation('USD');
    const first = grow(events.slice(0, 1));
    expect(grow(events.slice(0, 1))).toBe(first);
    expect(grow(events).rows).toEqual(createConversation('USD')(events).rows);
  });

  it('draws offers between negotiation and the supplier, ours towards them, theirs towards us', () => {
    const offers = [anOffer({ actor: 'buyer' }), anOffer({ actor: 'supplier' })];
    const { rows } = createConversation('USD')([
      aRecord(5, 'negotiation*timer.next-round.1.1', { kind: 'offers', offers }),
    ]);
    expect(rows.map((it) => [it.key, it.fromLane, it.toLane, it.turn])).toEqual([
      ['5-0', 'negotiation', 'suppliers', 'negotiation timer.next-round.1'],
      ['5-1', 'suppliers', 'negotiation', 'negotiation timer.next-round.1'],
    ]);
  });

  it('gives what a turn wrote the cause that its decision names', () => {
    const { rows } = createConversation('USD')([
      aDecision(3, 'sourcing!supervisor.1.1', { causationId: idOf('supervisor#buyer.1.2') }),
      aRecord(4, 'sourcing*supervisor.1.5', {
        kind: 'stage',
        stage: 'compliance',
        sentence: 'Two are looked at.',
      }),
    ]);
    expect(rows[1]?.causationId).toBe(idOf('supervisor#buyer.1.2'));
  });

  it('learns the names of suppliers from messages that tell them', () => {
    const grow = createConversation('USD');
    const before = grow([asked]).suppliers;
    const after = grow([asked, answered]).suppliers;
    expect([before.size, after.get('kestrel-cnc')]).toEqual([0, 'Kestrel CNC']);
    expect(after).not.toBe(before);
  });
});

describe('a turn', () => {
  it('is the agent and the event in the id of what was written in it', () => {
    expect(turnOf('t/procurement/c/negotiation#timer.next-round.8.6')).toBe(
      'negotiation timer.next-round.8',
    );
    expect(turnOf('t/procurement/c/buyer#1')).toBeNull();
  });
});
