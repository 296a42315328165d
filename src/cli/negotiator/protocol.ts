import { z } from 'zod';
import type { Issue, Space } from '#domain/negotiation/bargaining/space.ts';
import {
  makeSpace,
  offerOf,
  outcomeFinder,
  spaceFault,
} from '#domain/negotiation/bargaining/space.ts';
import type { Session, Strategy } from '#domain/negotiation/bargaining/session.ts';

const Value = z.union([z.number(), z.string()]);
const Start = z.object({
  type: z.literal('start'),
  session: z.string(),
  issues: z
    .array(z.object({ name: z.string(), values: z.array(Value).min(1), ordered: z.boolean() }))
    .min(1),
  utility: z.object({
    type: z.literal('linear_additive'),
    weights: z.record(z.string(), z.number()),
    values: z.record(z.string(), z.array(z.number())),
  }),
  reservation_value: z.number().min(0).max(1),
  deadline: z.int().min(1),
  first: z.boolean(),
});
const Offer = z.object({
  type: z.literal('offer'),
  session: z.string(),
  round: z.int().min(0),
  offer: z.record(z.string(), Value).nullable(),
});
const Line = z.discriminatedUnion('type', [
  Start,
  Offer,
  z.object({ type: z.literal('result'), session: z.string() }),
]);

/** What is said back; nothing for lines that want no answer. */
export type Answer =
  | { type: 'offer'; offer: Record<string, string | number> }
  | { type: 'accept' }
  | { type: 'error'; because: string }
  | null;

type Play = Omit<Session, 'round'> & {
  id: string;
  received: number[];
  sent: number[];
  find: ReturnType<typeof outcomeFinder>;
};

/**
 * Plays one session after another by the line protocol: JSON objects in, JSON objects out. It keeps
 * nothing from one session to the next. A line that makes no sense is answered with an error and
 * changes nothing.
 */
export function createPlayer(strategy: Strategy): (line: string) => Answer {
  let play: Play | null = null;
  return (line) => {
    const parsed = Line.safeParse(jsonOf(line));
    if (!parsed.success) return error(z.prettifyError(parsed.error));
    const { data } = parsed;
    if (data.type === 'result') {
      play = null;
      return null;
    }
    if (data.type === 'start') {
      const begun = begin(data);
      if (typeof begun === 'string') return error(begun);
      play = begun;
      return null;
    }
    if (play === null || play.id !== data.session) return error(`no session ${data.session}`);
    return move(play, data, strategy);
  };
}

const error = (because: string): Answer => ({ type: 'error', because });

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function begin(start: z.infer<typeof Start>): Play | string {
  const issues: Issue[] = start.issues;
  const { weights, values } = start.utility;
  const preferences = {
    weights: issues.map((it) => weights[it.name] ?? NaN),
    values: issues.map((it) => values[it.name] ?? []),
  };
  const fault = spaceFault(issues, preferences);
  if (fault !== null) return fault;
  const space: Space = makeSpace(issues, preferences);
  return {
    id: start.session,
    space,
    find: outcomeFinder(space),
    reservation: start.reservation_value,
    rounds: start.deadline,
    first: start.first,
    received: [],
    sent: [],
  };
}

function move(play: Play, { offer, round }: z.infer<typeof Offer>, strategy: Strategy): Answer {
  if (round >= play.rounds) return error(`round ${round} is after the deadline`);
  if (round !== play.sent.length) return error(`round ${round} is not ours to answer now`);
  if ((offer === null) !== (play.first && round === 0)) return error('the offer is out of turn');
  const outcome = offer === null ? null : play.find(offer);
  if (offer !== null && outcome === null) return error('the offer has unknown issues or values');
  if (outcome !== null) play.received.push(outcome);
  const chosen = strategy({ ...play, round });
  if (chosen.kind === 'accept') return { type: 'accept' };
  play.sent.push(chosen.outcome);
  return { type: 'offer', offer: offerOf(play.space, chosen.outcome) };
}
