import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '#contracts/negotiation.ts';
import type { AgentRole } from '#contracts/roles.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import type { CaseView } from '#memory/cases.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

type Taken = { accepted: true; messageId: string; by: string };
type AgentView = { role: string; state: string; status: { paused: boolean } };

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;

beforeAll(async () => {
  // Suppliers take their time, so that there is a talk to interrupt.
  api = await startApi({ PARLEY_SIMULATED_REPLY_MS: '150' });
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const command = <T = Taken>(path: string, body: object, headers = {}) =>
  buyer.post<T>(`${path}/commands`, body, headers);
const pause = { command: 'pause', because: 'budget talks' };
const resume = { command: 'resume', because: 'go on' };
const abort = { command: 'abort', because: 'not needed any more' };

const viewOf = async (path: string) => (await buyer.get<CaseView>(path)).body;
const offersOf = async (path: string) =>
  (await buyer.get<{ items: Offer[] }>(`${path}/offers`)).body.items;
const agentsOf = async (path: string) =>
  (await buyer.get<{ items: AgentView[] }>(`${path}/agents`)).body.items;
const decisionsOf = async (path: string) =>
  (await buyer.get<{ items: { chosen: string }[] }>(`${path}/decisions`)).body.items.map(
    (it) => it.chosen,
  );
/** No agent writes anything any more; some may not have been needed. */
const allEnded = (path: string) =>
  until(async () => {
    const over = ['closed', 'not_started'];
    return (await agentsOf(path)).every((it) => over.includes(it.state)) ? true : null;
  });
/** Kept by an agent; one that is too busy to answer is asked again. */
const notesOf = (path: string, role: AgentRole): Promise<string[]> =>
  until(async () => {
    const { body } = await buyer.get<{ state?: { notes: string[] } }>(`${path}/agents/${role}`);
    return body.state?.notes ?? null;
  });
/** The talks are on: some offers are made and some are still to come. */
const talking = (path: string) =>
  until(async () => ((await offersOf(path)).length >= 10 ? true : null));
const winnersOf = ({ award }: CaseView) => award?.proposal.lines.map((it) => it.supplierId);

describe('a paused case', () => {
  it('makes no offer while others are awarded, and goes on to the same end when resumed', async () => {
    const undisturbed = await closedCase(buyer, await openCase(buyer));
    const path = await openCase(buyer);
    await talking(path);
    expect((await command(path, pause)).status).toBe(202);
    const talks = await until(async () => {
      const agents = await agentsOf(path);
      return agents.every((it) => it.status.paused) ? agents : null;
    });
    expect(talks.map((it) => it.state)).toEqual(AGENT_ROLES.map(() => 'running'));
    const before = await offersOf(path);
    expect(await viewOf(path)).toMatchObject({
      stage: 'paused',
      sentence: 'Paused: budget talks',
      closedAtMs: null,
    });
    await closedCase(buyer, await openCase(buyer));
    expect(await offersOf(path)).toEqual(before);
    expect((await command(path, resume)).status).toBe(202);
    const resumed = await closedCase(buyer, path);
    expect((await offersOf(path)).length).toBeGreaterThan(before.length);
    expect(resumed.award?.proposal.lines).toEqual(undisturbed.award?.proposal.lines);
  });

  it('takes no second pause, and a running one no resume', async () => {
    const path = await openCase(buyer);
    const refused = { status: 409, body: { code: 'COMMAND_REFUSED' } };
    expect(await command(path, resume)).toMatchObject(refused);
    expect((await command(path, pause)).status).toBe(202);
    const again = await command<Problem>(path, pause);
    expect(again).toMatchObject(refused);
    expect(again.body.detail).toContain('paused already');
    expect((await command(path, abort)).status).toBe(202);
    expect((await closedCase(buyer, path)).outcome).toBe('aborted');
  });
});

describe('an abort', () => {
  it('in the middle of the talks ends the case and all its agents without an award', async () => {
    const path = await openCase(buyer);
    await talking(path);
    expect((await command(path, abort)).status).toBe(202);
    const view = await closedCase(buyer, path);
    expect(view).toMatchObject({ outcome: 'aborted', award: null });
    expect(view.summary?.[0]).toContain('not needed any more');
    await allEnded(path);
    const events = await buyer.events(`${path}/events`);
    expect(events.at(-1)).toMatchObject({ event: 'end', data: { outcome: 'aborted' } });
  });

  it('while peers speak to the agent is taken, whatever becomes of the task it meets', async () => {
    const paths = await Promise.all(Array.from({ length: 12 }, () => openCase(buyer)));
    await Promise.all(
      paths.map(async (path) => {
        expect((await command(path, pause)).status).toBe(202);
        expect((await command(path, abort)).status).toBe(202);
        expect((await closedCase(buyer, path)).outcome).toBe('aborted');
      }),
    );
  });

  it('is the last command: a closed case refuses every other one, and nothing is written', async () => {
    const path = await openCase(buyer);
    await command(path, abort);
    await closedCase(buyer, path);
    await allEnded(path);
    const before = (await viewOf(path)).lastEventSequence;
    const commands = [
      pause,
      resume,
      abort,
      { command: 'inject', to: 'negotiation', note: 'be kind' },
      { command: 'modify', because: 'more money', budgetMinor: 8_000_000 },
    ];
    for (const it of commands) {
      const answer = await command<Problem>(path, it);
      expect(answer).toMatchObject({ status: 409, body: { code: 'CASE_CLOSED' } });
      expect(answer.body.detail).toContain('aborted');
    }
    expect((await viewOf(path)).lastEventSequence).toBe(before);
  });
});

describe('a word to an agent', () => {
  it('that leaves out the supplier who would win gives the award to another', async () => {
    const [winner = ''] = winnersOf(await closedCase(buyer, await openCase(buyer))) ?? [];
    const path = await openCase(buyer);
    await talking(path);
    const word = { to: 'supervisor', note: 'not these, please', excludeSupplierIds: [winner] };
    expect((await command(path, { command: 'inject', ...word })).status).toBe(202);
    const view = await closedCase(buyer, path);
    expect(view.outcome).toBe('awarded');
    expect(winnersOf(view)).not.toContain(winner);
  });

  it('is kept by the agent it was for', async () => {
    const path = await openCase(buyer);
    await talking(path);
    const note = 'TechParts owes us a favour';
    const sent = await command(path, { command: 'inject', to: 'negotiation', note });
    // An agent that is busy for long gets it as a message.
    expect(['update', 'signal']).toContain(sent.body.by);
    await until(async () => ((await notesOf(path, 'negotiation')).includes(note) ? true : null));
    await closedCase(buyer, path);
  });

  it('waits where no worker serves the agent, and is refused where there is no agent yet', async () => {
    await worker.stop();
    const path = await openCase(buyer);
    const word = { command: 'inject', note: 'read this first' };
    expect(await command(path, { ...word, to: 'negotiation' })).toMatchObject({
      status: 404,
      body: { code: 'AGENT_NOT_STARTED' },
    });
    expect(await buyer.get(`${path}/agents/negotiation`)).toMatchObject({
      status: 404,
      body: { code: 'AGENT_NOT_STARTED' },
    });
    expect(await command(path, { ...word, to: 'supervisor' })).toMatchObject({
      status: 202,
      body: { by: 'signal' },
    });
    const [supervisor, sourcing] = await agentsOf(path);
    expect([supervisor?.state, sourcing?.state]).toEqual(['unreachable', 'not_started']);
    worker = await startWorker();
    await closedCase(buyer, path);
    expect(await notesOf(path, 'supervisor')).toEqual([word.note]);
  });
});

describe('a changed request', () => {
  it('with enough money frees a case that waits because it had too little', async () => {
    const budget = { amountMinor: 4_000_000, currency: 'USD' };
    const path = await openCase(buyer, { budget });
    await until(async () => {
      const chosen = await decisionsOf(path);
      return chosen.includes('wait for the suppliers under review') ? true : null;
    });
    const change = { command: 'modify', because: 'the board agreed', budgetMinor: 8_000_000 };
    expect((await command(path, change)).status).toBe(202);
    const view = await closedCase(buyer, path);
    expect(view).toMatchObject({ outcome: 'awarded', budgetMinor: 8_000_000 });
    expect(view.award?.proposal.totalMinor).toBeGreaterThan(4_000_000);
    expect(view.award?.proposal.totalMinor).toBeLessThanOrEqual(8_000_000);
  });

  it('is refused with a date that is past, or without any change', async () => {
    const path = await openCase(buyer);
    const modify = { command: 'modify', because: 'x' };
    expect(await command(path, { ...modify, needBy: '2020-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'NEED_BY_PAST' },
    });
    expect(await command(path, modify)).toMatchObject({
      status: 422,
      body: { code: 'BODY_INVALID' },
    });
    await command(path, abort);
  });
});

describe('a repeated command', () => {
  it('under its Idempotency-Key is one command, and another one under it is refused', async () => {
    const path = await openCase(buyer);
    await talking(path);
    const key = { 'Idempotency-Key': 'word-1' };
    const word = { command: 'inject', to: 'negotiation', note: 'said twice' };
    const first = await command(path, word, key);
    const again = await command(path, word, key);
    expect(again).toMatchObject({ status: 202, body: { messageId: first.body.messageId } });
    expect(await command(path, { ...word, note: 'other' }, key)).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    await closedCase(buyer, path);
    expect(await notesOf(path, 'negotiation')).toEqual(['said twice']);
  });
});
