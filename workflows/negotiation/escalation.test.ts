import { describe, expect, it } from 'vitest';
import type { Terms } from '#contracts/negotiation.ts';
import { NegotiationTable } from '../../tests/support/negotiation-table.ts';
import {
  aBrief,
  aMandate,
  aPumpMarket,
  scripted,
  someTerms,
  three,
} from '../../tests/support/talk-builders.ts';
import { escalation } from './escalation.ts';
import { newTalk } from './state.ts';

const mandate = aMandate();
const [alpha] = three;
const sole = aPumpMarket({}, { suppliersCount: 1, competition: 'sole' });

/** Suppliers that always say the same, played to the end. */
const play = (terms: Record<string, Terms>, cleared = three) => {
  const scripts = Object.entries(terms).map(([id, it]) => [id, [{ terms: it }]]);
  const table = new NegotiationTable(scripted(Object.fromEntries(scripts)));
  const isSole = cleared.length === 1;
  table.clear(aBrief(), cleared, isSole ? sole : aPumpMarket());
  table.playOn();
  return table;
};
const toldOf = (table: NegotiationTable) =>
  table.ofTopic('negotiation.outside_mandate').map(({ body }) => body);

describe('our own offer outside its mandate', () => {
  it('is not sent: the talk ends and the supervisor hears why', () => {
    if (alpha === undefined) throw new Error('no supplier');
    const talk = { ...newTalk(alpha), mandate };
    const step = escalation(aBrief(), talk, mandate, someTerms(110_001), 'too dear');
    expect(step.talk).toMatchObject({
      status: 'no_agreement',
      obstacle: 'no offer to alpha Ltd is left inside its mandate: too dear',
    });
    expect(step.commands).toMatchObject([
      { kind: 'decide', decision: { chosen: 'nothing: escalate' } },
      {
        kind: 'send',
        to: 'supervisor',
        topic: 'negotiation.outside_mandate',
        body: {
          supplierId: 'alpha',
          mandateVersion: 1,
          because: 'No offer to alpha Ltd is left inside its mandate: too dear',
        },
      },
    ]);
  });
});

describe('talks that come to nothing', () => {
  it('tell of each last offer that a little more money would have bought, before the result', () => {
    const table = play({
      alpha: someTerms(112_000),
      beta: someTerms(111_000),
      gamma: someTerms(140_000),
    });
    expect(table.outcomes()).toMatchObject([{ kind: 'failed' }]);
    expect(toldOf(table)).toMatchObject([
      { supplierId: 'alpha', mandateVersion: 1 },
      { supplierId: 'beta' },
    ]);
    const topics = table.sent.map((it) => it.topic);
    expect(topics.at(-1)).toBe('negotiation.outcome');
  });

  it('say what it costs at the door and how much is missing', () => {
    const table = play({ alpha: someTerms(112_000) }, three.slice(0, 1));
    expect(toldOf(table)).toEqual([
      {
        supplierId: 'alpha',
        supplierName: 'alpha Ltd',
        mandateVersion: 1,
        because:
          'The last offer of alpha Ltd costs 11,200.00 USD at the door, 200.00 USD more than its mandate allows',
      },
    ]);
  });

  it.each([
    ['a tenth above and more', someTerms(121_000), 0],
    ['less than a tenth above', someTerms(120_999), 1],
    ['too late as well', someTerms(112_000, { leadTimeDays: 200 }), 0],
  ])('with an offer %s', (_what, terms, count) => {
    expect(toldOf(play({ alpha: terms }, three.slice(0, 1)))).toHaveLength(count);
  });

  it('tell nothing of who was left out by a person', () => {
    const table = new NegotiationTable(scripted({ alpha: [{ terms: someTerms(112_000) }] }));
    const brief = aBrief({}, { replyDelayMs: 1_000 });
    table.clear(brief, three.slice(0, 1), sole);
    const excludeSupplierIds = ['alpha'];
    table.deliver('command.inject', { to: 'negotiation', note: 'no', excludeSupplierIds });
    expect(table.outcomes()).toMatchObject([{ kind: 'failed' }]);
    expect(toldOf(table)).toEqual([]);
  });
});

it('talks that come to an award tell of no offer outside', () => {
  const table = play({ alpha: someTerms(95_000), gamma: someTerms(112_000) });
  expect(table.outcomes()).toMatchObject([{ kind: 'agreed' }]);
  expect(toldOf(table)).toEqual([]);
});
