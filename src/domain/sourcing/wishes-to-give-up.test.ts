import { describe, expect, it } from 'vitest';
import type { Relief } from '#contracts/supplier.ts';
import { reliefSentence } from './relief-sentence.ts';
import { wishesToGiveUp } from './wishes-to-give-up.ts';

const relief = (bringsCount: number, ...names: string[]): Relief => ({
  giveUp: names.map((name) => ({
    kind: name === 'CE' ? ('must_have' as const) : ('wish' as const),
    name,
  })),
  bringsCount,
  bestTotalMinor: 10_000,
  savesMinor: null,
  leadTimeDays: 10,
  soonerDays: null,
  cost: 1,
});
const giveUp = (neededCount: number, ...reliefs: Relief[]) =>
  wishesToGiveUp({ obstacles: [], reliefs }, [], neededCount);

describe('what to give up', () => {
  const single = relief(1, 'countries');
  const pair = relief(4, 'countries', 'incoterms');

  it('is one wish where it brings enough', () => {
    expect(giveUp(1, pair, single)).toEqual(['countries']);
  });

  it('is two where one does not and two bring more', () => {
    expect(giveUp(2, single, pair)).toEqual(['countries', 'incoterms']);
  });

  it('is one where two bring no more', () => {
    expect(giveUp(3, single, relief(1, 'countries', 'incoterms'))).toEqual(['countries']);
  });

  it('is never a hard requirement, nor a wish that is given up already', () => {
    expect(giveUp(1, relief(9, 'CE'), relief(9, 'CE', 'countries'))).toEqual([]);
    expect(wishesToGiveUp({ obstacles: [], reliefs: [pair] }, ['incoterms'], 1)).toEqual([]);
  });
});

describe('a relief in words', () => {
  it('says what is given up and what comes of it', () => {
    const worth = { ...relief(3, 'CE', 'countries'), savesMinor: 2_500, soonerDays: 4 };
    expect(reliefSentence(worth, 'USD')).toBe(
      'Doing without CE and giving up the wish countries would bring 3 more suppliers, from 100.00 USD at list prices, 25.00 USD less, 4 days sooner',
    );
  });
});
