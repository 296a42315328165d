import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDayOf } from '#domain/days.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { CaseRow } from '#memory/case-list.ts';
import type { CaseView } from '#memory/cases.ts';
import type { DecisionView, MessageView } from '#memory/case-history.ts';
import type { Offer } from '#contracts/negotiation.ts';
import type { TraceAnalysis } from '#kit/trace.ts';
import { learntBy } from '../support/learnt-cells.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';
import {
  aRequest,
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

type Items<T> = { items: T[] };
type AgentView = { role: AgentRole; state: string; status: { owed: []; awaiting: [] } };
type AgentState = {
  role: AgentRole;
  status: { stage: string };
  state: object;
  decisions: { question: string; chosen: string }[];
  inbox: { inbox: []; heldBack: [] };
};

const database = testDatabase();
const tenantId = aTenantId();
let api: RunningApi;
let worker: RunningProgram;
let buyer: Caller;
let path: string;
let awarded: CaseView;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  buyer = await api.caller(database, tenantId, 'buyer');
  path = await openCase(buyer);
  awarded = await closedCase(buyer, path);
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const itemsOf = async <T>(resource: string) =>
  (await buyer.get<Items<T>>(`${path}/${resource}`)).body.items;
/** What was decided, free of ids: the same for every run of the request. */
const resultOf = ({ outcome, award }: CaseView) => ({
  outcome,
  lines: award?.proposal.lines,
  savings: award?.proposal.savings,
});

describe('a case that ran to its end', () => {
  it('is awarded within its budget, with a summary for the buyer and who approved it', () => {
    expect(awarded).toMatchObject({ stage: 'closed', outcome: 'awarded', currency: 'USD' });
    const { proposal, approvedBy } = awarded.award ?? {};
    expect(proposal?.totalMinor).toBeLessThanOrEqual(7_500_000);
    expect(proposal?.lines).toMatchObject([{ lineNo: 1, itemId: 'EQ-CELL-COMPACT', quantity: 1 }]);
    expect(approvedBy).toBe('policy default-1');
    expect(awarded.summary?.[0]).toBe(awarded.sentence);
    expect(awarded.sentence).toContain(proposal?.lines[0]?.supplierName);
  });

  it('comes to the same end when it is asked for again with the same seed', async () => {
    const again = await closedCase(buyer, await openCase(buyer));
    expect(again.caseId).not.toBe(awarded.caseId);
    expect(resultOf(again)).toEqual(resultOf(awarded));
  });

  it('tells who wrote to whom: every request has one answer, and nobody is left out', async () => {
    const messages = await itemsOf<MessageView>('messages');
    const requests = messages.filter((it) => it.type === 'REQUEST');
    expect(requests.length).toBeGreaterThan(2);
    for (const { id, topic } of requests) {
      expect(`${topic} ${messages.filter((it) => it.inReplyTo === id).length}`).toBe(`${topic} 1`);
    }
    expect(new Set(messages.map((it) => it.from))).toEqual(new Set(['buyer', ...AGENT_ROLES]));
    expect(messages.every((it) => it.delivery !== null)).toBe(true);
  });

  it('is read page by page without gap or repetition', async () => {
    const whole = await itemsOf<MessageView>('messages');
    const seen: string[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: { body: Items<MessageView> & { nextAfter: number | null } } = await buyer.get(
        `${path}/messages?limit=4&after=${after}`,
      );
      expect(page.body.items.length).toBeLessThanOrEqual(4);
      seen.push(...page.body.items.map((it) => it.id));
      after = page.body.nextAfter;
    }
    expect(seen).toEqual(whole.map((it) => it.id));
  });

  it('shows for every decision its reasons, its alternatives and the hash of its inputs', async () => {
    const decisions = await itemsOf<DecisionView>('decisions');
    expect(new Set(decisions.map((it) => it.agent))).toEqual(new Set(AGENT_ROLES));
    for (const it of decisions) {
      expect(it.because.length, it.question).toBeGreaterThan(0);
      expect(it.inputsHash, it.question).toMatch(/^[\da-f]{64}$/);
      expect(it.policyVersion, it.question).toBe('default-1');
    }
    expect(decisions.some((it) => it.alternatives.length > 1)).toBe(true);
  });

  it('shows every offer of both sides, and those of one supplier alone', async () => {
    const offers = await itemsOf<Offer>('offers');
    const winner = awarded.award?.proposal.lines[0]?.supplierId ?? '';
    const his = await itemsOf<Offer>(`offers?supplierId=${winner}`);
    expect(new Set(offers.map((it) => it.actor))).toEqual(new Set(['buyer', 'supplier']));
    expect(his).toEqual(offers.filter((it) => it.supplierId === winner));
    expect(his.length).toBeGreaterThan(0);
    expect(his.length).toBeLessThan(offers.length);
    const price = awarded.award?.proposal.lines[0]?.unitPriceMinor;
    expect(his.some((it) => it.terms.lines[0]?.unitPriceMinor === price)).toBe(true);
  });

  it('says where its time went', async () => {
    const { body } = await buyer.get<TraceAnalysis>(`${path}/trace`);
    const messages = await itemsOf<MessageView>('messages');
    expect(body.messagesCount).toBe(messages.length);
    expect(body.tree.map((it) => it.id).toSorted()).toEqual(messages.map((it) => it.id).toSorted());
    expect(body.tree[0]).toMatchObject({ topic: 'procurement.open', depth: 0 });
    expect(body.durationMs).toBeGreaterThan(0);
    expect(body.slowestHop?.hopMs).toBe(
      Math.max(...body.tree.map((it) => (it.handledAtMs ?? it.sentAtMs) - it.sentAtMs)),
    );
    expect(body.perAgent.map((it) => it.agent).toSorted()).toEqual(
      ['buyer', ...AGENT_ROLES].toSorted(),
    );
  });
});

describe('the agents of a case', () => {
  it('are seen in the state their workflow has, also after they ended', async () => {
    const agents = await until(async () => {
      const items = await itemsOf<AgentView>('agents');
      return items.every((it) => it.state === 'closed') ? items : null;
    });
    expect(agents.map((it) => it.role)).toEqual(AGENT_ROLES);
    expect(agents.map((it) => it.status.owed)).toEqual([[], [], [], []]);
  });

  it.each(AGENT_ROLES)('each show their whole state: %s', async (role) => {
    const { status, body } = await buyer.get<AgentState>(`${path}/agents/${role}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ role, inbox: { inbox: [], heldBack: [] } });
    expect(body.decisions.length).toBeGreaterThan(0);
    expect(JSON.stringify(body.state)).toContain(awarded.caseId);
  });
});

describe('the list of cases', () => {
  const listed = async (query: string) =>
    (await buyer.get<Items<CaseRow>>(`/v1/procurements?limit=200&${query}`)).body.items.map(
      (it) => it.caseId,
    );

  it('is narrowed by stage, outcome, urgency, words and time', async () => {
    const budget = { amountMinor: 600_000, currency: 'USD' };
    const shoestring = await openCase(buyer, { title: 'On a shoestring', urgency: 'low', budget });
    await buyer.post(`${shoestring}/commands`, { command: 'abort', because: 'no money' });
    const other = await closedCase(buyer, shoestring);
    expect(other.outcome).toBe('aborted');
    const mine = awarded.caseId;
    expect(await listed('outcome=awarded')).toContain(mine);
    expect(await listed('outcome=awarded')).not.toContain(other.caseId);
    expect(await listed('stage=closed&urgency=low')).toEqual([other.caseId]);
    expect(await listed('text=SHOESTRING')).toEqual([other.caseId]);
    expect(await listed(`text=${mine}`)).toEqual([mine]);
    expect(await listed('stage=negotiating')).toEqual([]);
    const since = new Date(other.openedAtMs - 1).toISOString();
    expect(await listed(`openedAfter=${since}`)).toEqual([other.caseId]);
  });
});

describe('a repeated request', () => {
  it('under its Idempotency-Key is still the same case after the award', async () => {
    const key = { 'Idempotency-Key': `repeat-${tenantId}` };
    const request = aRequest();
    const post = () => buyer.post<{ id: string }>('/v1/procurements', request, key);
    const first = await post();
    await closedCase(buyer, `/v1/procurements/${first.body.id}`);
    const again = await post();
    expect(again).toMatchObject({ status: 202, body: { id: first.body.id, state: 'started' } });
    const other = await buyer.post('/v1/procurements', aRequest({ seed: 8 }), key);
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });
});

describe('the outcome of an award', () => {
  const today = isoDayOf(Date.now());
  const report = (changes: object = {}) => ({
    lineNo: 1,
    supplierId: awarded.award?.proposal.lines[0]?.supplierId,
    receivedOn: today,
    receivedQuantity: 1,
    ...changes,
  });
  const told = <T = Problem>(changes: object = {}) =>
    buyer.post<T>(`${path}/outcomes`, report(changes));

  it('is kept, and another report of the line corrects it, naming who made it', async () => {
    const first = await told({ receivedQuantity: 0 });
    expect(first).toMatchObject({ status: 201, body: { onTime: true, orderedQuantity: 1 } });
    const second = await told();
    const corrected = { receivedQuantity: 1, revision: 2, reportedBy: expect.any(String) };
    expect(second).toMatchObject({ status: 201, body: corrected });
    expect((await told()).body).toEqual(second.body);
    const kept = await database.inTenant(tenantId, (tx) =>
      tx.outcome.findMany({ where: { tenantId, caseId: awarded.caseId } }),
    );
    expect(kept).toMatchObject([{ receivedQuantity: 1, revision: 2 }]);
  });

  it('is observed soon after, with all that the case has shown', async () => {
    const { observations, differing } = learntBy(database, tenantId);
    const kinds = async () => {
      const ofCase = (await observations()).filter((it) => it.caseId === awarded.caseId);
      return [...new Set(ofCase.map((it) => it.kind))];
    };
    await expect
      .poll(kinds, { timeout: 15_000 })
      .toEqual(expect.arrayContaining(['answer', 'talk', 'price', 'delivery']));
    expect(await differing()).toEqual([]);
  });

  it.each([
    [{ lineNo: 2 }, 'AWARD_UNKNOWN', 'Line 2 was not awarded'],
    [{ supplierId: 'nobody' }, 'AWARD_UNKNOWN', 'was not awarded to nobody'],
    [{ rejectedQuantity: 2 }, 'OUTCOME_REFUSED', 'is more than the 1 received'],
    [{ receivedQuantity: 2 }, 'OUTCOME_REFUSED', 'is more than the 1 ordered'],
    [{ receivedOn: '2020-01-01' }, 'OUTCOME_REFUSED', 'is before the order'],
    [{ receivedOn: '2090-01-01' }, 'OUTCOME_REFUSED', 'is in the future'],
  ])('is refused with the reason when it cannot be true: %j', async (changes, code, because) => {
    const refused = await told(changes);
    expect(refused.body).toMatchObject({ code, detail: expect.stringContaining(because) });
  });
});
