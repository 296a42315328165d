import fc from 'fast-check';
import type { Move, Session, Strategy } from '#domain/negotiation/bargaining/session.ts';
import type { Issue, Space } from '#domain/negotiation/bargaining/space.ts';
import { makeSpace } from '#domain/negotiation/bargaining/space.ts';

type Side = { space: Space; reservation: number };
export type Table = { ours: Side; theirs: Side; rounds: number; weAreFirst: boolean };

const aShare = fc.double({ min: 0, max: 1, noNaN: true });
const anIssue = fc.record({
  count: fc.integer({ min: 2, max: 7 }),
  ordered: fc.boolean(),
  weights: fc.tuple(aShare, aShare),
  bends: fc.tuple(aShare, aShare),
});

/** Two sides with mostly opposed wishes over one to three issues, and outside options to beat. */
export const aRandomTable: fc.Arbitrary<Table> = fc
  .record({
    issues: fc.array(anIssue, { minLength: 1, maxLength: 3 }),
    reservations: fc.tuple(
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
    ),
    rounds: fc.integer({ min: 2, max: 24 }),
    weAreFirst: fc.boolean(),
  })
  .map(({ issues, reservations, rounds, weAreFirst }) => {
    const side = (at: 0 | 1): Side => {
      const raw = issues.map((it) => it.weights[at] + 0.05);
      const sum = raw.reduce((total, it) => total + it, 0);
      const values = issues.map(({ count, bends }) =>
        Array.from({ length: count }, (_, place) => {
          const share = place / (count - 1);
          return (at === 0 ? share : 1 - share) ** (0.5 + bends[at]);
        }),
      );
      const all: Issue[] = issues.map(({ count, ordered }, number) => ({
        name: `issue ${number}`,
        values: Array.from({ length: count }, (_, place) => place),
        ordered,
      }));
      const weights = raw.map((it) => it / sum);
      return { space: makeSpace(all, { weights, values }), reservation: reservations[at] };
    };
    return { ours: side(0), theirs: side(1), rounds, weAreFirst };
  });

/** Lets two strategies bargain; gives our moves with what we saw, and what it was worth to us. */
export function play(table: Table, ours: Strategy, theirs: Strategy) {
  const us = new Seat(table.ours, table.rounds, table.weAreFirst, ours);
  const them = new Seat(table.theirs, table.rounds, !table.weAreFirst, theirs);
  const [first, second] = table.weAreFirst ? [us, them] : [them, us];
  const result = (places: readonly number[] | null) => ({
    moves: us.moves,
    rounds: table.rounds,
    utility: places === null ? table.ours.reservation : us.worth(places),
  });
  for (let round = 0; round < table.rounds; round += 1) {
    for (const [seat, other] of [[first, second] as const, [second, first] as const]) {
      const move = seat.move(round);
      if (move.kind === 'accept') return result(seat.lastHeard());
      other.hear(seat.placesOf(move.outcome));
    }
  }
  return result(null);
}

class Seat {
  readonly moves: { session: Session; move: Move }[] = [];
  private readonly received: number[] = [];
  private readonly sent: number[] = [];
  private readonly side: Side;
  private readonly rounds: number;
  private readonly first: boolean;
  private readonly strategy: Strategy;

  constructor(side: Side, rounds: number, first: boolean, strategy: Strategy) {
    this.side = side;
    this.rounds = rounds;
    this.first = first;
    this.strategy = strategy;
  }

  move(round: number): Move {
    const { rounds, first } = this;
    const received = [...this.received];
    const session = { ...this.side, rounds, first, round, received, sent: [...this.sent] };
    const move = this.strategy(session);
    this.moves.push({ session, move });
    if (move.kind === 'offer') this.sent.push(move.outcome);
    return move;
  }

  hear(places: readonly number[]): void {
    const { outcomes } = this.side.space;
    this.received.push(outcomes.findIndex((it) => it.places.join() === places.join()));
  }

  placesOf = (outcome: number): readonly number[] =>
    this.side.space.outcomes[outcome]?.places ?? [];

  lastHeard = (): readonly number[] => this.placesOf(this.received.at(-1) ?? 0);

  worth = (places: readonly number[]): number =>
    this.side.space.outcomes.find((it) => it.places.join() === places.join())?.utility ?? 0;
}
