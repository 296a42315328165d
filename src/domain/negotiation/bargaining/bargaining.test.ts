import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRandomTable, play } from '../../../../tests/support/bargaining-table.ts';
import type { Session } from './session.ts';
import { utilityOf } from './session.ts';
import { BARGAINER_NAMES, bargainers } from './strategies/index.ts';

const opponents = fc.constantFrom(...BARGAINER_NAMES);

describe.each(BARGAINER_NAMES)('%s', (name) => {
  const strategy = bargainers[name];

  it('makes only legal moves and ends by the deadline', () => {
    fc.assert(
      fc.property(aRandomTable, opponents, (table, other) => {
        const { moves, rounds } = play(table, strategy, bargainers[other]);
        expect(moves.length).toBeLessThanOrEqual(rounds);
        for (const { session, move } of moves) {
          if (move.kind === 'accept') expect(session.received.length).toBeGreaterThan(0);
          else expect(session.space.outcomes[move.outcome]).toBeDefined();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never agrees to less than its outside option', () => {
    fc.assert(
      fc.property(aRandomTable, opponents, (table, other) => {
        const { utility } = play(table, strategy, bargainers[other]);
        expect(utility).toBeGreaterThanOrEqual(table.ours.reservation);
      }),
      { numRuns: 40 },
    );
  });

  it('makes the same move in the same session', () => {
    fc.assert(
      fc.property(aRandomTable, opponents, (table, other) => {
        for (const { session, move } of play(table, strategy, bargainers[other]).moves.slice(-3)) {
          expect(strategy(structuredClone(session))).toEqual(move);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('takes the last word of the other side when it beats the outside option', () => {
    fc.assert(
      fc.property(aRandomTable, fc.nat(), ({ ours, rounds }, draw) => {
        const good = ours.space.outcomes.filter((it) => it.utility > ours.reservation);
        const table = draw % good.length;
        const round = rounds - 1;
        const received = Array.from({ length: rounds }, () => table);
        const session: Session = { ...ours, rounds, first: false, round, received, sent: [] };
        expect(strategy({ ...session, sent: received.slice(1) }).kind).toBe('accept');
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(['boulware', 'linear', 'conceder'] as const)('%s', (name) => {
  it('never asks for more than before, whatever it hears', () => {
    fc.assert(
      fc.property(aRandomTable, opponents, (table, other) => {
        const { moves } = play(table, bargainers[name], bargainers[other]);
        const demands = moves.flatMap(({ move }) =>
          move.kind === 'offer' ? [Number(/[\d.]+/.exec(move.because)?.[0])] : [],
        );
        expect(demands).toEqual(demands.toSorted((a, b) => b - a));
      }),
      { numRuns: 30 },
    );
  });
});

describe('micro', () => {
  it('never makes more new offers than it has heard, but one', () => {
    fc.assert(
      fc.property(aRandomTable, opponents, (table, other) => {
        for (const { session } of play(table, bargainers.micro, bargainers[other]).moves) {
          const heard = new Set(session.received).size;
          expect(new Set(session.sent).size).toBeLessThanOrEqual(heard + 1);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('tit for tat', () => {
  it('gives nothing while the other side gives nothing', () => {
    fc.assert(
      fc.property(aRandomTable, ({ ours, rounds }) => {
        const stubborn = ours.space.outcomes.length - 1;
        const session: Session = {
          ...ours,
          rounds: rounds + 2,
          first: false,
          round: 1,
          received: [stubborn, stubborn],
          sent: [0],
        };
        const move = bargainers.tit_for_tat(session);
        if (move.kind === 'offer') {
          expect(utilityOf(session, move.outcome)).toBeCloseTo(utilityOf(session, 0));
        }
      }),
      { numRuns: 30 },
    );
  });
});

it('our best gets more from all the others together than who concedes evenly, early or in kind', () => {
  const tables = fc.sample(aRandomTable, { numRuns: 100, seed: 7 });
  const meanOf = (name: (typeof BARGAINER_NAMES)[number]) => {
    const all = tables.flatMap((table) =>
      BARGAINER_NAMES.map((other) => play(table, bargainers[name], bargainers[other]).utility),
    );
    return all.reduce((sum, it) => sum + it, 0) / all.length;
  };
  const ours = meanOf('parley');
  for (const name of ['linear', 'conceder', 'tit_for_tat'] as const) {
    expect(ours, name).toBeGreaterThan(meanOf(name));
  }
});
