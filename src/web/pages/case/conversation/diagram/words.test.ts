import { expect, it } from 'vitest';
import { createConversation } from '../rows/conversation.ts';
import { aMessage, anOffer, aRecord } from '../rows/stream.builder.ts';
import { diagramWords } from './words.ts';

const names = {
  people: new Map<string, string>(),
  suppliers: new Map([['kestrel-cnc', 'Kestrel']]),
};
const { rows } = createConversation('USD')([
  aMessage(1, { id: 'supervisor#buyer.1.2' }),
  aRecord(2, 'sourcing*supervisor.1.5', { kind: 'stage', stage: 'compliance', sentence: 'Next.' }),
  aRecord(3, 'negotiation*timer.r.1.1', { kind: 'offers', offers: [anOffer({})] }),
]);
const said = (view: 'both' | 'diagram') => rows.map((it) => diagramWords(it, names, view));

it('says in the diagram what no list beside it says', () => {
  expect(said('both')).toEqual(['find suppliers', '', 'counters with $100.00']);
  expect(said('diagram')).toEqual(['find suppliers', 'Next.', 'Kestrel: counters with $100.00']);
});
