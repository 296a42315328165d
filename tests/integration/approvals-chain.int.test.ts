import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApprovalPolicyBody } from '#contracts/approval-policy.ts';
import type { ApprovalView } from '#contracts/approvals.ts';
import type { Offer, TalkRecord } from '#contracts/negotiation.ts';
import { isoDayOf } from '#domain/days.ts';
import {
  activate,
  askedAward,
  decide,
  detailOf,
  openAward,
  person,
} from '../support/approving-people.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  startApi,
  startWorker,
  stockCatalogue,
  until,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

type ShownLines = { lines: { supplierId: string }[] };

const database = testDatabase();
const tenantId = aTenantId();
const people: Record<string, Caller> = {};
let api: RunningApi;
let worker: RunningProgram;

const who = (name: string): Caller => {
  const it = people[name];
  if (it === undefined) throw new Error(`nobody is called ${name}`);
  return it;
};
/** Two of three heads, then the board; whoever buys for the lab needs the head of the lab alone. */
const rules = ApprovalPolicyBody.shape.rules.parse([
  {
    title: 'Lab',
    when: { about: ['award'], costCentres: ['LAB'] },
    askAlways: true,
    steps: [{ stepId: 'lab', title: 'Head of the lab', approvers: ['ada'] }],
  },
  {
    title: 'Late',
    when: { about: ['award'], costCentres: ['LATE'] },
    askAlways: true,
    expireAfterHours: 0.01,
    steps: [
      {
        stepId: 'slow',
        title: 'Slow head',
        approvers: ['ada'],
        remindAfterHours: 0.000_1,
        escalateAfterHours: 0.000_2,
        escalateTo: ['role:administrator'],
      },
    ],
  },
  {
    title: 'Everything else',
    when: { about: ['award'] },
    askAlways: true,
    steps: [
      { stepId: 'heads', title: 'Heads', approvers: ['ada', 'bob', 'cy', 'rita'], quorum: 2 },
      { stepId: 'board', title: 'Board', approvers: ['dan'] },
    ],
  },
]);

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
  await stockCatalogue(database, tenantId);
  const add = async (name: string, role?: Parameters<typeof person>[4]) => {
    people[name] = await person(api, database, tenantId, name, role);
  };
  await add('rita', 'administrator');
  await add('olga', 'administrator');
  await add('max', 'buyer');
  for (const name of ['ada', 'bob', 'cy', 'dan', 'eve']) await add(name);
  await activate(who('rita'), who('olga'), { rules });
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

const code = async (answer: ReturnType<typeof decide>) => (await answer).body.code;

describe('a chain of two steps', () => {
  it('takes two heads and the board, and says after each who is waited for', async () => {
    const { path, asked } = await askedAward(who('max'));
    expect(asked).toMatchObject({
      stepsOrder: 'sequential',
      policyRule: { policyVersion: 1, title: 'Everything else' },
      steps: [{ status: 'open' }, { status: 'waiting' }],
      holds: { kind: 'case' },
    });
    expect(await code(decide(who('dan'), asked, 'approve'))).toBe('APPROVAL_NOT_YOUR_TURN');
    expect((await decide(who('ada'), asked, 'approve')).body).toMatchObject({ settled: false });
    expect(await code(decide(who('ada'), asked, 'approve'))).toBe('APPROVAL_DECIDED');
    expect((await decide(who('bob'), asked, 'approve')).status).toBe(202);
    expect((await detailOf(who('dan'), asked.approvalId)).mayDecide).toMatchObject({
      allowed: true,
      stepId: 'board',
    });
    expect((await decide(who('dan'), asked, 'approve')).body).toMatchObject({ settled: true });
    const view = await closedCase(who('max'), path);
    expect(view).toMatchObject({ outcome: 'awarded', award: { approvedBy: 'ada, bob, dan' } });
  });

  it('lets exactly one of two count who take the last place at once', async () => {
    const { path, asked } = await askedAward(who('max'));
    await decide(who('ada'), asked, 'approve');
    const both = await Promise.all(
      ['bob', 'cy'].map((it) => decide(who(it), asked, 'approve', { stepId: 'heads' })),
    );
    expect(both.map((it) => it.status).toSorted((a, b) => a - b)).toEqual([202, 409]);
    const twice = await Promise.all([1, 2].map(() => decide(who('dan'), asked, 'approve')));
    expect(twice.map((it) => it.status).toSorted((a, b) => a - b)).toEqual([202, 409]);
    const { award } = await closedCase(who('max'), path);
    expect(award?.approvedBy.split(', ')).toHaveLength(3);
  });

  it('refuses the requester, strangers and stale answers, and keeps every attempt', async () => {
    const { caseId, asked } = await askedAward(who('rita'));
    expect(await code(decide(who('rita'), asked, 'approve'))).toBe('APPROVER_IS_REQUESTER');
    expect(await code(decide(who('eve'), asked, 'approve'))).toBe('APPROVER_NOT_NAMED');
    expect(await code(decide(who('max'), asked, 'approve'))).toBe('ROLE_FORBIDDEN');
    const stale = { ...asked, shownHash: 'a'.repeat(64) };
    expect(await code(decide(who('ada'), stale, 'approve'))).toBe('APPROVAL_CHANGED');
    expect((await decide(who('ada'), asked, 'approve', { comment: 'fine' })).status).toBe(202);
    const { attempts, steps } = await detailOf(who('eve'), asked.approvalId);
    expect(attempts.map((it) => [it.name, it.outcome, it.code])).toEqual([
      ['rita', 'refused', 'APPROVER_IS_REQUESTER'],
      ['eve', 'refused', 'APPROVER_NOT_NAMED'],
      ['max', 'refused', 'ROLE_FORBIDDEN'],
      ['ada', 'refused', 'APPROVAL_CHANGED'],
      ['ada', 'counted', null],
    ]);
    expect(steps[0]).toMatchObject({ status: 'open', approvedBy: ['ada'] });
    const trail = await who('olga').get<{ items: { action: string; actor: string }[] }>(
      `/v1/audit?case=${caseId}&limit=200`,
    );
    const told = trail.body.items.filter((it) => it.action.startsWith('approval_attempt.'));
    expect(told).toHaveLength(5);
    const { body } = await who('olga').get('/v1/audit/verification');
    expect(body.finding).toBeNull();
  });
});

describe('a stand-in', () => {
  it('answers in the place of who is away, and the two are one person', async () => {
    const today = isoDayOf(Date.now());
    const made = await who('ada').post<{ delegationId: string }>('/v1/delegations', {
      delegateName: 'eve',
      fromDay: today,
      untilDay: today,
      kind: 'out_of_office',
    });
    expect(made.status).toBe(201);
    const { path, asked } = await askedAward(who('max'), { costCentre: 'LAB' });
    expect(asked).toMatchObject({ costCentre: 'LAB', policyRule: { title: 'Lab' } });
    const waiting = async (name: string) => {
      const { body } = await who(name).get<{ items: ApprovalView[] }>(
        '/v1/approvals?waitingFor=me',
      );
      return body.items.map((it) => it.approvalId);
    };
    expect(await waiting('ada')).toEqual([]);
    expect(await waiting('eve')).toContain(asked.approvalId);
    expect(await code(decide(who('bob'), asked, 'approve'))).toBe('APPROVER_NOT_NAMED');
    expect((await decide(who('eve'), asked, 'approve')).status).toBe(202);
    const view = await closedCase(who('max'), path);
    expect(view.award?.approvedBy).toBe('eve for ada');
    const ended = await who('ada').send(`/v1/delegations/${made.body.delegationId}`, {
      method: 'DELETE',
    });
    expect(ended.body).toMatchObject({ endedAtMs: expect.any(Number) });
  });
});

describe('a step that nobody answers', () => {
  it('is reminded of, then open to others, by timers of the case', async () => {
    const { path, asked } = await askedAward(who('max'), { costCentre: 'LATE' });
    const step = await until(async () => {
      const { steps } = await detailOf(who('ada'), asked.approvalId);
      return steps[0]?.escalatedAtMs == null ? null : steps[0];
    });
    expect(step).toMatchObject({ status: 'escalated', remindedAtMs: expect.any(Number) });
    expect(step.approvers).toEqual(['ada', 'role:administrator']);
    expect((await decide(who('olga'), asked, 'approve')).status).toBe(202);
    expect((await closedCase(who('max'), path)).award?.approvedBy).toBe('olga');
  });
});

describe('an approver who would award others', () => {
  it('gets an award to them asked about, at the terms they offered last', async () => {
    const { path, caseId, asked } = await askedAward(who('max'), { costCentre: 'LAB' });
    const winnersOf = (it: ApprovalView) => [
      ...new Set((it.shown as ShownLines).lines.map(({ supplierId }) => supplierId)),
    ];
    const talks = await who('ada').get<{ items: TalkRecord[] }>(`${path}/talks`);
    const other = talks.body.items.find(
      (it) => it.result === 'agreed' && !winnersOf(asked).includes(it.supplierId),
    );
    if (other === undefined) throw new Error('nobody else agreed');
    const choose = (supplierId: string) =>
      decide(who('ada'), asked, 'approve', { chosenSupplierIds: [supplierId] });
    expect(await code(choose('<b>nobody</b>'))).toBe('APPROVAL_ANSWER_INVALID');
    const offersCount = async () =>
      (await who('ada').get<{ items: Offer[] }>(`${path}/offers`)).body.items.length;
    const before = await offersCount();
    expect((await choose(other.supplierId)).status).toBe(202);
    const again = await openAward(who('ada'), caseId, asked.approvalId);
    expect(winnersOf(again)).toEqual([other.supplierId]);
    expect(await offersCount()).toBe(before);
    expect((await decide(who('ada'), again, 'approve')).status).toBe(202);
    const view = await closedCase(who('max'), path);
    expect(view.award?.proposal.lines.map((it) => it.supplierId)).toEqual([other.supplierId]);
  });
});

describe('an award that is sent back', () => {
  it('takes a comment, is void, and comes back as another question', async () => {
    const { path, caseId, asked } = await askedAward(who('max'), { costCentre: 'LAB' });
    expect(await code(decide(who('ada'), asked, 'return'))).toBe('APPROVAL_ANSWER_INVALID');
    expect((await decide(who('ada'), asked, 'return', { comment: 'no freight' })).status).toBe(202);
    const again = await until(async () => {
      const { body } = await who('max').get<{ closedAtMs: number | null }>(path);
      if (body.closedAtMs !== null) return 'closed';
      const next = await openAward(who('max'), caseId);
      return next.approvalId === asked.approvalId ? null : next;
    });
    expect((await detailOf(who('ada'), asked.approvalId)).status).toBe('returned');
    if (again === 'closed') throw new Error('a returned award has ended its case');
    expect(again.question).toContain('It was returned before: no freight');
    expect((await decide(who('ada'), again, 'reject', { comment: 'enough' })).status).toBe(202);
  });
});
