import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskClient } from '../../src/cli/demo/desk-client.ts';
import { scenarios, toRequest } from '../../src/cli/demo/scenarios.ts';
import type { RunningParley, Victim } from './running-parley.ts';
import { startParley, until } from './running-parley.ts';

type Message = {
  id: string;
  from: string;
  to: string;
  type: string;
  topic: string;
  sequence: number;
  inReplyTo: string | null;
  handledAtMs: number | null;
};
type CaseView = {
  outcome: string | null;
  closedAtMs: number | null;
  award: {
    proposal: {
      totalMinor: number;
      lines: { supplierId: string; quantity: number; unitPriceMinor: number }[];
    };
  } | null;
};
type Items<T> = { items: T[] };
type Offer = { offerId: string };

// Fixed, so that every run of the case has the same suppliers with the same limits.
const request = { ...toRequest(scenarios['equipment-75k'], Date.now()), seed: 11 };

const open = async (desk: DeskClient) =>
  (await desk.post<{ id: string }>('/v1/procurements', request)).id;

const patient = <T>(call: () => Promise<T>) => until(() => call().catch(() => null));

const viewOf = (desk: DeskClient, id: string) =>
  patient(() => desk.get<CaseView>(`/v1/procurements/${id}`));

const closed = (desk: DeskClient, id: string) =>
  until(async () => {
    const view = await viewOf(desk, id);
    return view.closedAtMs === null ? null : view;
  });

const messagesOf = (desk: DeskClient, id: string) =>
  patient(() => desk.get<Items<Message>>(`/v1/procurements/${id}/messages?limit=1000`)).then(
    (it) => it.items,
  );

const offersOf = (desk: DeskClient, id: string) =>
  patient(() => desk.get<Items<Offer>>(`/v1/procurements/${id}/offers`)).then((it) => it.items);

/** Moments of a case at which something is killed, by what can be seen from outside. */
const moments = {
  'when it opens': async () => true,
  'when suppliers are being cleared': async (desk: DeskClient, id: string) =>
    (await messagesOf(desk, id)).some((it) => it.topic === 'compliance.clear'),
  'in the middle of the talks': async (desk: DeskClient, id: string) =>
    (await offersOf(desk, id)).length >= 12,
} as const;

const attacks: [Victim, keyof typeof moments][] = [
  ['worker', 'when it opens'],
  ['worker', 'when suppliers are being cleared'],
  ['worker', 'in the middle of the talks'],
  ['api', 'in the middle of the talks'],
  ['temporal', 'in the middle of the talks'],
  ['postgres', 'in the middle of the talks'],
];

const PEERS = ['supervisor', 'sourcing', 'compliance', 'negotiation'];

/** What was decided, free of ids: the same for every undisturbed run of the request. */
const resultOf = ({ outcome, award }: CaseView) => ({
  outcome,
  totalMinor: award?.proposal.totalMinor,
  lines: award?.proposal.lines.map(({ supplierId, quantity, unitPriceMinor }) => ({
    supplierId,
    quantity,
    unitPriceMinor,
  })),
});

function expectNothingLostOrDoubled(messages: Message[]): void {
  expect(new Set(messages.map((it) => it.id)).size).toBe(messages.length);
  for (const request_ of messages.filter((it) => it.type === 'REQUEST')) {
    const answers = messages.filter((it) => it.inReplyTo === request_.id);
    expect(answers.length, `answers to ${request_.topic} of ${request_.from}`).toBe(1);
  }
  // The last word goes to agents that end with it; everything else was handled.
  const unhandled = messages.filter(
    (it) => PEERS.includes(it.to) && it.handledAtMs === null && it.topic !== 'case.closed',
  );
  expect(unhandled.map((it) => it.topic)).toEqual([]);
  for (const [from, to] of PEERS.flatMap((a) => PEERS.map((b) => [a, b] as const))) {
    const numbers = messages
      .filter((it) => it.from === from && it.to === to)
      .map((it) => it.sequence);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  }
}

describe('a process that is killed', () => {
  let parley: RunningParley;
  let undisturbed: ReturnType<typeof resultOf>;

  beforeAll(async () => {
    parley = await startParley();
    const id = await open(parley.desk);
    undisturbed = resultOf(await closed(parley.desk, id));
  });
  afterAll(() => parley.stop());

  it('would interrupt a case that ends in an award', () => {
    expect(undisturbed.outcome).toBe('awarded');
  });

  it.each(attacks)('%s, %s: the case ends as if nothing had happened', async (victim, moment) => {
    const { desk } = parley;
    const id = await open(desk);
    await until(async () => ((await moments[moment](desk, id)) ? true : null));
    expect((await viewOf(desk, id)).closedAtMs, 'the kill must come before the end').toBeNull();
    await parley.kill(victim);
    expect(resultOf(await closed(desk, id))).toEqual(undisturbed);
    const messages = await until(async () => {
      const all = await messagesOf(desk, id);
      return all.some((it) => it.topic === 'case.closed' && it.to === 'buyer') ? all : null;
    });
    expectNothingLostOrDoubled(messages);
  });
});
