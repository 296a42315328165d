import { describe, expect, it } from 'vitest';
import { createConversation } from './conversation.ts';
import { filterFrom, filterRows, kindsText } from './filter.ts';
import { USUAL_KINDS } from './row.ts';
import { aDecision, aMessage, anOffer, aRecord } from './stream.builder.ts';

const { rows } = createConversation('USD')([
  aMessage(1, { id: 'supervisor#buyer.1.2' }),
  aDecision(2, 'sourcing!supervisor.1.1', {}),
  aRecord(3, 'negotiation*timer.next-round.1.1', { kind: 'offers', offers: [anOffer({})] }),
]);
const names = {
  people: new Map<string, string>(),
  suppliers: new Map([['kestrel-cnc', 'Kestrel']]),
};
const shown = (address: Partial<Parameters<typeof filterFrom>[0]>) =>
  filterRows(rows, filterFrom({ agents: '', kinds: '', text: '', ...address }), names).map(
    (it) => it.key,
  );

describe('the filter of a conversation', () => {
  it('leaves decisions to their tab unless they are asked for', () => {
    expect(shown({})).toEqual(['1', '3-0']);
    expect(shown({ kinds: 'decision' })).toEqual(['2']);
  });

  it('takes what an agent says and what it is told', () => {
    expect(shown({ agents: 'sourcing' })).toEqual(['1']);
    expect(shown({ agents: 'suppliers,supervisor' })).toEqual(['1', '3-0']);
  });

  it('finds every word, also in names, whatever the case', () => {
    expect(shown({ text: 'KESTREL counters' })).toEqual(['3-0']);
    expect(shown({ text: 'kestrel find' })).toEqual([]);
  });

  it('takes an address that makes no sense as one without a filter', () => {
    expect(shown({ agents: 'nobody', kinds: 'gossip' })).toEqual(['1', '3-0']);
  });

  it('keeps the usual kinds out of the address', () => {
    expect(kindsText(USUAL_KINDS)).toBe('');
    expect(kindsText(['offer', 'error'])).toBe('offer,error');
  });
});
