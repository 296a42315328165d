import { describe, expect, it } from 'vitest';
import { createConversation } from '../rows/conversation.ts';
import type { Row } from '../rows/row.ts';
import { aDecision, aMessage, anOffer, aRecord, idOf } from '../rows/stream.builder.ts';
import { placesOf } from './graph.ts';
import { marksOf, positionsOf } from './marks.ts';
import { decisionsBehind, effectsOf, pathTo, threadOf } from './thread.ts';

const find = 'supervisor#buyer.1.2';
const clear = 'sourcing#supervisor.1.3';
const conversation = createConversation('USD')([
  aMessage(1, { id: find }),
  aDecision(2, 'sourcing!supervisor.1.1', { causationId: idOf(find) }),
  aDecision(3, 'supervisor!sourcing.1.1', { causationId: idOf(find), agent: 'supervisor' }),
  aMessage(4, { id: clear, from: 'sourcing', to: 'compliance', causationId: idOf(find) }),
  aMessage(5, { id: 'compliance#sourcing.1.1', from: 'compliance', causationId: idOf(clear) }),
  aMessage(6, { id: 'negotiation#timer.next-round.8.6', causationId: 'timer.next-round.8' }),
]);
const row = (key: string): Row => {
  const found = conversation.rows.find((it) => it.key === key);
  if (found === undefined) throw new Error(`no row ${key}`);
  return found;
};
const keys = (rows: readonly Row[]) => rows.map((it) => it.key);

describe('a causal thread', () => {
  it('goes from the first cause down to the row', () => {
    expect(keys(pathTo(row('5'), conversation).rows)).toEqual(['1', '4', '5']);
  });

  it('begins with a timer where one did', () => {
    expect(pathTo(row('6'), conversation)).toMatchObject({ timer: 'next-round.8' });
  });

  it('ends where data names itself as its own cause', () => {
    const own = createConversation('USD')([
      aMessage(1, { id: 'a#b.1.1', causationId: idOf('a#b.1.1') }),
    ]);
    expect(keys(pathTo(own.rows[0] as Row, own).rows)).toEqual(['1']);
  });

  it('names what a message caused, and the decisions of the turn that wrote a row', () => {
    expect(keys(effectsOf(row('1'), conversation))).toEqual(['2', '3', '4']);
    expect(keys(decisionsBehind(row('4'), conversation))).toEqual(['2']);
  });

  it('names behind an offer the decisions about its supplier', () => {
    const turn = { agent: 'negotiation', causationId: 'timer.r.1' };
    const asked = createConversation('USD')([
      aRecord(1, 'negotiation*x.1.1', {
        kind: 'supplier_asked',
        supplierId: 'kestrel-cnc',
        supplierName: 'Kestrel',
        answerByMs: 0,
      }),
      aDecision(2, 'negotiation!timer.r.1.1', { ...turn, question: 'How to answer Kestrel?' }),
      aDecision(3, 'negotiation!timer.r.1.2', { ...turn, question: 'How to answer Eco?' }),
      aRecord(4, 'negotiation*timer.r.1.3', { kind: 'offers', offers: [anOffer({})] }),
    ]);
    expect(keys(decisionsBehind(asked.rows.at(-1) as Row, asked))).toEqual(['2']);
  });

  it('is the path and all effects, and no more rows than are asked for', () => {
    expect(keys(threadOf(row('4'), conversation).rows)).toEqual(['1', '4', '5']);
    expect(keys(threadOf(row('1'), conversation, 2).rows)).toEqual(['1', '4']);
  });
});

describe('causal lines', () => {
  it('run down the lane of the agent from what arrived to what it wrote', () => {
    const shown = ['1', '2', '4'].map(row);
    const marks = marksOf([{ from: row('1'), to: row('4') }], positionsOf(shown));
    expect([...marks]).toEqual([
      [0, [{ lane: 'sourcing', part: 'starts' }]],
      [1, [{ lane: 'sourcing', part: 'passes' }]],
      [2, [{ lane: 'sourcing', part: 'ends' }]],
    ]);
  });

  it('leave out what the filter hides', () => {
    const marks = marksOf([{ from: row('1'), to: row('4') }], positionsOf([row('4')]));
    expect(marks.size).toBe(0);
  });
});

describe('the graph of a thread', () => {
  it('puts causes left of effects and nothing on top of anything else', () => {
    const { rows, links } = threadOf(row('4'), conversation);
    const places = placesOf(rows, links);
    expect(places.map((it) => it.x)).toEqual([0, 230, 460]);
    expect(new Set(places.map((it) => `${it.x} ${it.y}`)).size).toBe(places.length);
  });
});
