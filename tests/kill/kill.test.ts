import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '#contracts/negotiation.ts';
import type { AgentStatus } from '#kit/temporal/listen.ts';
import type { DeskClient, StreamedEvent } from '../../src/cli/demo/desk-client.ts';
import { presets, toRequest } from '#domain/intake/presets.ts';
import type { RunningParley, Victim } from '../support/running-parley.ts';
import { startParley, until } from '../support/running-parley.ts';

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
type AgentView = { role: string; state: string; status: AgentStatus };

// Fixed, so that every run of the case has the same suppliers with the same limits.
const request = { ...toRequest(presets['equipment-75k'], Date.now()), seed: 11 };

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

/** The case's stream from the first event to its end. */
async function streamOf(desk: DeskClient, id: string): Promise<StreamedEvent[]> {
  const events: StreamedEvent[] = [];
  for await (const event of desk.events(id)) events.push(event);
  return events;
}

/** What every agent says of itself once all have ended. */
const endedAgents = (desk: DeskClient, id: string) =>
  until(async () => {
    const { items } = await patient(() =>
      desk.get<Items<AgentView>>(`/v1/procurements/${id}/agents`),
    );
    return items.every((it) => it.state === 'closed') ? items : null;
  });

/** Moments of a case at which something is killed, by what can be seen from outside. */
const moments = {
  'when it opens': async () => true,
  'when suppliers are being cleared': async (desk: DeskClient, id: string) =>
    (await messagesOf(desk, id)).some((it) => it.topic === 'compliance.clear'),
  'at the first offer': async (desk: DeskClient, id: string) =>
    (await offersOf(desk, id)).length >= 1,
  'in the middle of the talks': async (desk: DeskClient, id: string) =>
    (await offersOf(desk, id)).length >= 12,
} as const;

const attacks: [Victim[], keyof typeof moments][] = [
  [['worker'], 'when it opens'],
  [['worker'], 'when suppliers are being cleared'],
  [['worker'], 'at the first offer'],
  [['worker'], 'in the middle of the talks'],
  [['api'], 'in the middle of the talks'],
  [['temporal'], 'in the middle of the talks'],
  [['postgres'], 'in the middle of the talks'],
  [['worker', 'api', 'temporal', 'postgres'], 'in the middle of the talks'],
];

const PEERS = ['supervisor', 'sourcing', 'compliance', 'negotiation'];

/** What was offered and decided, free of ids and times: the same for every undisturbed run. */
const resultOf = ({ outcome, award }: CaseView, offers: Offer[]) => ({
  outcome,
  offers: offers
    .map((it) => `${it.supplierId} ${it.round} ${it.actor} ${it.move} ${JSON.stringify(it.terms)}`)
    .toSorted(),
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

function expectOneAward(stream: StreamedEvent[]): void {
  expect(new Set(stream.map((it) => `${it.kind} ${it.sourceId}`)).size).toBe(stream.length);
  const once = stream.map((it) => it.kind).filter((it) => it === 'award' || it === 'closed');
  expect(once).toEqual(['award', 'closed']);
}

describe('a process that is killed', () => {
  let parley: RunningParley;
  let undisturbed: ReturnType<typeof resultOf>;

  const resultAtEnd = async (id: string) =>
    resultOf(await closed(parley.desk, id), await offersOf(parley.desk, id));

  beforeAll(async () => {
    parley = await startParley();
    const id = await open(parley.desk);
    undisturbed = await resultAtEnd(id);
  });
  afterAll(() => parley.stop());

  it('would interrupt a case that ends in an award', () => {
    expect(undisturbed.outcome).toBe('awarded');
  });

  it.each(attacks)('%j, %s: the case ends as if nothing had happened', async (victims, moment) => {
    const { desk } = parley;
    const id = await open(desk);
    await until(async () => ((await moments[moment](desk, id)) ? true : null));
    expect((await viewOf(desk, id)).closedAtMs, 'the kill must come before the end').toBeNull();
    await Promise.all(victims.map((it) => parley.kill(it)));
    expect(await resultAtEnd(id)).toEqual(undisturbed);
    const agents = await endedAgents(desk, id);
    const messages = await messagesOf(desk, id);
    expectNothingLostOrDoubled(messages);
    expectOneAward(await streamOf(desk, id));
    for (const { role, status } of agents) {
      const handled = messages.filter((it) => it.to === role && it.handledAtMs !== null);
      expect(status.handledCount, `messages that ${role} handled`).toBe(handled.length);
      expect(status.owed).toEqual([]);
    }
    const { items } = await desk.get<Items<{ caseId: string }>>('/v1/dead-letters');
    expect(items.filter((it) => it.caseId === id)).toEqual([]);
  });
});
