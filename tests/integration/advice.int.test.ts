import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#contracts/default-policy.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { CaseAdvice, LearningRules } from '#contracts/learning.ts';
import type { Lesson } from '#contracts/lessons.ts';
import type { DecisionView } from '#memory/case-history.ts';
import { approveLesson } from '#memory/learning/lesson-decisions.ts';
import { listLessons } from '#memory/learning/lesson-desk.ts';
import { learnLessons } from '#memory/learning/learn-lessons.ts';
import { setPolicy } from '#memory/tenants.ts';
import { aTenantId, testDatabase } from '../support/memory-builders.ts';
import { deliveriesOf, seen } from '../support/observed-deliveries.ts';
import type { Caller, RunningApi } from '../support/running-api.ts';
import {
  closedCase,
  openCase,
  startApi,
  startWorker,
  stockCatalogue,
} from '../support/running-api.ts';
import type { RunningProgram } from '../support/running-program.ts';

const database = testDatabase();
let api: RunningApi;
let worker: RunningProgram;

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker();
});

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await database.close();
});

/** A desk that tries nothing out, so that its cases tell what was learnt and nothing else. */
async function aDesk(
  rules: Partial<LearningRules> = {},
): Promise<{ tenantId: string; by: Caller }> {
  const tenantId = aTenantId();
  await stockCatalogue(database, tenantId);
  const learning = { ...defaultLearningRules, exploreShareBp: 0, ...rules };
  await setPolicy(database, tenantId, { ...defaultPolicy, learning });
  return { tenantId, by: await api.caller(database, tenantId, 'buyer') };
}

/** One supplier is always late, many others never. */
async function lateness(tenantId: string, late: string): Promise<void> {
  const others = ['b', 'c', 'd'].flatMap((it) => deliveriesOf(it, 30, 0));
  await seen(database, tenantId, [...deliveriesOf(late, 30, 10), ...others]);
}

/** A case without a seed, closed, with what it says of itself. */
async function ranCase(by: Caller) {
  const path = await openCase(by, { seed: undefined });
  await closedCase(by, path);
  const [decisions, advice] = await Promise.all([
    by.get<{ items: DecisionView[] }>(`${path}/decisions?limit=1000`),
    by.get<{ items: CaseAdvice[] }>(`${path}/advice`),
  ]);
  const who = decisions.body.items.find((it) => it.question.startsWith('Who could supply'));
  if (who === undefined) throw new Error('nobody was searched');
  const { scores } = who.inputs as { scores: [string, number][] };
  return {
    path,
    decisions: decisions.body.items,
    who,
    order: scores.map(([supplierId]) => supplierId),
    advice: advice.body.items,
  };
}

const askedOf = (advice: readonly CaseAdvice[], question: CaseAdvice['question']) =>
  advice.filter((it) => it.question === question);

describe('a supplier that is always late', () => {
  let plain: Awaited<ReturnType<typeof ranCase>>;
  let next: Awaited<ReturnType<typeof ranCase>>;
  let late = '';
  let lesson: Lesson | undefined;

  beforeAll(async () => {
    const { tenantId, by } = await aDesk({ lessonsNeedApproval: true });
    plain = await ranCase(by);
    [late = ''] = plain.order;
    await lateness(tenantId, late);
    await learnLessons(database, tenantId, Date.now());
    const page = { cursor: null, limit: 50 };
    [lesson] = (await listLessons(database, tenantId, { kind: 'supplier_late' }, page)).items;
    const lessonId = lesson?.lessonId ?? '';
    await approveLesson(database, tenantId, { lessonId, version: null, by: 'anna' });
    next = await ranCase(by);
  });

  it('is ranked so much lower in the next case that others are asked', () => {
    expect(plain.order[0]).toBe(late);
    expect(next.order).not.toContain(late);
  });

  it('is whom the decision would have chosen without memory, by its own words', () => {
    expect(next.who.because).toContainEqual({
      rule: 'without memory',
      value: `I would have chosen ${late}`,
    });
    expect(next.who.inputs).toMatchObject({
      memory: { question: 'whom_to_invite', without: late, chosen: next.order[0] },
    });
    const left = next.who.because.find((it) => it.rule === 'memory leaves out');
    expect(left?.value).toContain(`${late}: memory moves it by -`);
    expect(left?.value).toContain('without memory it would have ranked 1');
  });

  it('is told of by the advice of the case, with its risk, its evidence and what was decided', () => {
    const [invite] = askedOf(next.advice, 'whom_to_invite');
    expect(invite).toMatchObject({ agent: 'sourcing', chosen: next.order[0], without: late });
    expect(invite?.risks).toContainEqual(
      expect.objectContaining({
        supplierId: late,
        what: 'late_delivery',
        sampleSize: 30,
        evidence: [`supplier/${late}/late`],
      }),
    );
    expect(invite?.decisions.map((it) => it.decisionId)).toEqual([next.who.id]);
  });

  it('has its lesson pinned at the version that the decision names', () => {
    const [invite] = askedOf(next.advice, 'whom_to_invite');
    expect(invite?.lessons).toEqual([{ lessonId: lesson?.lessonId, version: 2 }]);
    expect(next.who.lessonVersions).toEqual([`${lesson?.lessonId}@2`]);
  });
});

describe('the advice of a case', () => {
  it('answers every question that agents put, each with the decision that followed', async () => {
    const { by } = await aDesk();
    const { advice } = await ranCase(by);
    const questions = new Set(advice.map((it) => it.question));
    expect([...questions]).toEqual(
      expect.arrayContaining([
        'search_strategy',
        'whom_to_invite',
        'approach',
        'opening_anchor',
        'lever_order',
      ]),
    );
    for (const question of [
      'search_strategy',
      'whom_to_invite',
      'approach',
      'lever_order',
    ] as const) {
      expect(askedOf(advice, question)[0]?.decisions).toHaveLength(1);
    }
  });

  it('says that memory is off, and leaves the order as it was, where the tenant wants none', async () => {
    const { tenantId, by } = await aDesk({ useMemory: false });
    const { order } = await ranCase(by);
    await lateness(tenantId, order[0] ?? '');
    const after = await ranCase(by);
    expect(after.order).toEqual(order);
    expect(askedOf(after.advice, 'approach')).toMatchObject([
      { chosen: null, because: 'memory is switched off by policy' },
    ]);
    expect(askedOf(after.advice, 'whom_to_invite')).toEqual([]);
  });

  it('is none in a case that has to be repeatable', async () => {
    const { by } = await aDesk();
    const path = await openCase(by);
    await closedCase(by, path);
    expect((await by.get<{ items: CaseAdvice[] }>(`${path}/advice`)).body.items).toEqual([]);
    const { body } = await by.get<{ items: DecisionView[] }>(`${path}/decisions?limit=1000`);
    expect(body.items.some((it) => Object(it.inputs).memory !== undefined)).toBe(false);
  });

  it('is seen by nobody of another tenant', async () => {
    const { by } = await aDesk();
    const stranger = (await aDesk()).by;
    const path = await openCase(by, { seed: undefined });
    expect((await stranger.get(`${path}/advice`)).status).toBe(404);
    await closedCase(by, path);
  });
});
