import { describe, expect, it } from 'vitest';
import { bargainers } from '#domain/negotiation/bargaining/strategies/index.ts';
import { createPlayer } from './protocol.ts';

const aStart = (parts: object = {}) => ({
  type: 'start',
  protocol: 1,
  session: 's1',
  role: 'buyer',
  issues: [
    { name: 'unit_price', values: [16.4, 17.2, 18], ordered: true },
    { name: 'incoterm', values: ['EXW', 'DDP'], ordered: false },
  ],
  utility: {
    type: 'linear_additive',
    weights: { unit_price: 0.7, incoterm: 0.3 },
    values: { unit_price: [1, 0.6, 0], incoterm: [0, 1] },
  },
  reservation_value: 0.3,
  deadline: 4,
  first: true,
  ...parts,
});
const anOffer = (round: number, offer: object | null) => ({
  type: 'offer',
  session: 's1',
  round,
  relative_time: 0.2,
  offer,
});

function told(...lines: (object | string)[]) {
  const player = createPlayer(bargainers.parley);
  return lines.map((it) => player(typeof it === 'string' ? it : JSON.stringify(it)));
}

const worst = { unit_price: 18, incoterm: 'EXW' };

describe('the line protocol', () => {
  it('opens, and answers every offer in turn', () => {
    const [start, first, second] = told(aStart(), anOffer(0, null), anOffer(1, worst));
    expect(start).toBeNull();
    expect(first).toMatchObject({ type: 'offer', offer: { incoterm: 'DDP' } });
    expect(second).toMatchObject({ type: 'offer' });
  });

  it('accepts what cannot be beaten', () => {
    const best = { unit_price: 16.4, incoterm: 'DDP' };
    expect(told(aStart({ first: false }), anOffer(0, best))[1]).toEqual({ type: 'accept' });
  });

  it('plays each session as if it were the first', () => {
    const one = [aStart(), anOffer(0, null), anOffer(1, worst), { type: 'result', session: 's1' }];
    const answers = told(...one, ...one);
    expect(answers.slice(4)).toEqual(answers.slice(0, 4));
  });

  it.each([
    ['no JSON', 'hello', []],
    ['an unknown type', { type: 'haggle' }, []],
    ['an unknown issue', anOffer(1, { unit_price: 18, colour: 'red' }), [anOffer(0, null)]],
    ['a missing issue', anOffer(1, { unit_price: 18 }), [anOffer(0, null)]],
    ['a value not listed', anOffer(1, { ...worst, unit_price: 18.001 }), [anOffer(0, null)]],
    ['an offer out of turn', anOffer(0, worst), []],
    ['a round twice', anOffer(0, null), [anOffer(0, null)]],
    ['a round after the deadline', anOffer(4, worst), []],
    ['another session', { ...anOffer(0, null), session: 's2' }, []],
  ])('answers %s with an error and goes on', (_what, line, before) => {
    const answers = told(aStart(), ...before, line);
    expect(answers.at(-1)).toMatchObject({ type: 'error' });
    const next = before.length === 0 ? anOffer(0, null) : anOffer(1, worst);
    expect(told(aStart(), ...before, line, next).at(-1)).toMatchObject({ type: 'offer' });
  });

  it.each([
    ['no issues', { issues: [] }],
    ['zero rounds', { deadline: 0 }],
    ['an outside option above 1', { reservation_value: 1.2 }],
    ['a weight that is missing', { utility: { ...aStart().utility, weights: { incoterm: 1 } } }],
    ['an issue named twice', { issues: [...aStart().issues, ...aStart().issues] }],
  ])('refuses a start with %s', (_what, parts) => {
    expect(told(aStart(parts))[0]).toMatchObject({ type: 'error' });
  });
});
