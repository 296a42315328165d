import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#contracts/default-policy.ts';
import { defaultLearningRules } from '#contracts/learning-rules.ts';
import type { Lesson, LessonDetail, LessonWhy, RetiredLesson } from '#contracts/lessons.ts';
import { auditEvents } from '#memory/audit/events.ts';
import { verifyAudit } from '#memory/audit/verify.ts';
import { createCaseLog } from '#memory/case-log.ts';
import { learnLessons } from '#memory/learning/learn-lessons.ts';
import { approveLesson, retireLesson } from '#memory/learning/lesson-decisions.ts';
import { getLesson, listLessons } from '#memory/learning/lesson-desk.ts';
import { lessonsFor } from '#memory/learning/lessons.ts';
import { setPolicy } from '#memory/tenants.ts';
import {
  aDecision,
  aTenantId,
  aTurn,
  anOpenCase,
  testDatabase,
} from '../support/memory-builders.ts';
import { approachesOf, deliveriesOf, seen } from '../support/observed-deliveries.ts';
import { startApi } from '../support/running-api.ts';
import type { Caller, Problem, RunningApi } from '../support/running-api.ts';

const database = testDatabase();
afterAll(() => database.close());

const page = { cursor: null, limit: 50 };
const asked = {
  categories: [],
  lanes: [],
  supplierIds: ['LATE', 'GOOD'],
  contexts: ['rich/high'],
  questions: ['approach' as const],
};

/** A tenant to whom LATE delivered late six times in ten, others hardly ever. */
async function aTenantWithALateSupplier(): Promise<string> {
  const tenantId = aTenantId();
  await seen(database, tenantId, [
    ...deliveriesOf('LATE', 30, 6),
    ...deliveriesOf('B', 40, 1),
    ...deliveriesOf('C', 40, 1),
  ]);
  return tenantId;
}

const learn = (tenantId: string, nowMs = Date.now()) => learnLessons(database, tenantId, nowMs);
const followed = (tenantId: string, nowMs = Date.now()) =>
  database.inTenant(tenantId, (tx) => lessonsFor(tx, tenantId, asked, nowMs));

async function lessonOf(tenantId: string): Promise<Lesson> {
  const { items } = await listLessons(database, tenantId, { kind: 'supplier_late' }, page);
  const [lesson] = items;
  if (lesson === undefined) throw new Error('no late supplier was found');
  return lesson;
}

describe('what was seen teaches', () => {
  it('who is late, with evidence, and waits for a person because it changes awards', async () => {
    const tenantId = await aTenantWithALateSupplier();
    await learn(tenantId);
    const lesson = await lessonOf(tenantId);
    expect(lesson).toMatchObject({
      state: 'proposed',
      version: 1,
      foundBy: 'compliance',
      scope: { supplierId: 'LATE', category: null },
      changedBy: 'memory',
      evidence: { casesCount: 30, observationsCount: 30 },
    });
    expect(lesson.evidence.observationIds[0]).toMatch(/^file\/LATE-a-/);
    expect(await followed(tenantId)).toEqual([]);
    await approveLesson(database, tenantId, { lessonId: lesson.lessonId, version: 1, by: 'anna' });
    const [active] = await followed(tenantId);
    expect(active).toMatchObject({ lessonId: lesson.lessonId, version: 2, effect: lesson.effect });
  });

  it('nothing twice', async () => {
    const tenantId = await aTenantWithALateSupplier();
    expect((await learn(tenantId)).changesCount).toBeGreaterThan(0);
    expect(await learn(tenantId)).toEqual({ subjectsCount: 0, changesCount: 0 });
    const before = await listLessons(database, tenantId, {}, page);
    const anew = await learnLessons(database, tenantId, Date.now(), { anew: true });
    expect(anew.changesCount).toBe(0);
    expect(await listLessons(database, tenantId, {}, page)).toEqual(before);
  });

  it('which approach works, and that is followed at once, because only talks change', async () => {
    const tenantId = aTenantId();
    await seen(database, tenantId, [
      ...approachesOf('rich/high', 'competitive', 20, 8_500),
      ...approachesOf('rich/high', 'balanced', 20, 4_000),
    ]);
    await learn(tenantId);
    expect(await followed(tenantId)).toMatchObject([
      { effect: { kind: 'approach_works', option: 'competitive' }, version: 1 },
    ]);
  });

  it('at once also whom to prefer, where policy asks for no approval', async () => {
    const tenantId = await aTenantWithALateSupplier();
    const learning = { ...defaultLearningRules, lessonsNeedApproval: false };
    await setPolicy(database, tenantId, { ...defaultPolicy, learning });
    await learn(tenantId);
    expect((await followed(tenantId)).map((it) => it.effect.kind)).toContain('supplier_late');
  });

  it('nothing from a thousand deliveries of an hour', async () => {
    const tenantId = aTenantId();
    const one = deliveriesOf('GOOD', 1, 0)[0];
    const flood = Array.from({ length: 1_000 }, (_, at) => ({
      ...one,
      observationId: `file/flood-${at}/1`,
      body: { ...one?.body, orderId: `flood-${at}` },
    }));
    const others = ['B', 'C', 'D'].flatMap((it) => deliveriesOf(it, 40, 4));
    await seen(database, tenantId, [...others, ...(flood as typeof others)]);
    await learn(tenantId);
    const { items } = await listLessons(database, tenantId, { supplierId: 'GOOD' }, page);
    expect(items).toEqual([]);
  });

  it('until nothing supports it any more', async () => {
    const tenantId = await aTenantWithALateSupplier();
    await learn(tenantId);
    const { lessonId } = await lessonOf(tenantId);
    await approveLesson(database, tenantId, { lessonId, version: null, by: 'anna' });
    const later = Date.now() + 2 * 365 * 86_400_000;
    expect(await followed(tenantId, later)).toEqual([]);
    await learn(tenantId, later);
    expect(await getLesson(database, tenantId, lessonId)).toMatchObject({
      state: 'retired',
      version: 3,
      because: 'Nothing has supported it for too long.',
    });
  });

  it('the contrary, once the supplier has long been in time', async () => {
    const tenantId = await aTenantWithALateSupplier();
    await learn(tenantId);
    const { lessonId } = await lessonOf(tenantId);
    await approveLesson(database, tenantId, { lessonId, version: null, by: 'anna' });
    await seen(database, tenantId, deliveriesOf('LATE', 400, 0, { run: 'b' }));
    await learn(tenantId);
    expect(await getLesson(database, tenantId, lessonId)).toMatchObject({ state: 'retired' });
  });
});

describe('a forgotten lesson', () => {
  it('shows what that changes, stays readable where it was pinned, and comes back by news alone', async () => {
    const tenantId = await aTenantWithALateSupplier();
    await learn(tenantId);
    const { lessonId } = await lessonOf(tenantId);
    await approveLesson(database, tenantId, { lessonId, version: null, by: 'anna' });
    const at = await anOpenCase(database, tenantId);
    const decision = aDecision({ lessonVersions: [`${lessonId}@2`] });
    await createCaseLog(database).append(aTurn(at, { decisions: [decision] }));
    const openedAtMs = Date.now();
    const wish = { lessonId, because: 'A strike at the port', by: 'anna' };
    const retired = await retireLesson(database, tenantId, wish);
    expect(retired).toMatchObject({
      lesson: { state: 'retired', version: 3, because: 'A strike at the port', changedBy: 'anna' },
      difference: {
        followed: { without: null },
        adjustments: [{ supplierId: 'LATE', withoutBp: 0 }],
      },
      openCases: [{ caseId: at.caseId, version: 2, decisionId: decision.id, award: null }],
      closedCases: [],
    });
    expect(retired?.difference.adjustments[0]?.withBp).toBeLessThan(-500);
    expect(await followed(tenantId)).toEqual([]);
    expect(await followed(tenantId, openedAtMs)).toMatchObject([
      { lessonId, version: 2, effect: { kind: 'supplier_late' } },
    ]);
    expect(await retireLesson(database, tenantId, wish)).toMatchObject({ lesson: { version: 3 } });

    await seen(database, tenantId, deliveriesOf('LATE', 5, 10, { run: 'b' }));
    await learnLessons(database, tenantId, Date.now(), { anew: true });
    expect(await getLesson(database, tenantId, lessonId)).toMatchObject({ state: 'retired' });
    await seen(database, tenantId, deliveriesOf('LATE', 20, 8, { run: 'c' }));
    await learn(tenantId);
    const back = await getLesson(database, tenantId, lessonId);
    expect(back).toMatchObject({ state: 'proposed', version: 4, changedBy: 'memory' });
    expect(back?.evidence.observationIds.join()).not.toContain('LATE-a');
    expect(back?.versions.map((it) => it.state)).toEqual([
      'proposed',
      'retired',
      'active',
      'proposed',
    ]);
  });
});

describe('every version of a lesson', () => {
  it('is in the audit trail, by whom, and cannot be changed', async () => {
    const tenantId = await aTenantWithALateSupplier();
    await learn(tenantId);
    const { lessonId } = await lessonOf(tenantId);
    await approveLesson(database, tenantId, { lessonId, version: null, by: 'anna' });
    await retireLesson(database, tenantId, { lessonId, because: 'wrong', by: 'ben' });
    const events = await auditEvents(database, tenantId, {}, 100);
    expect(
      events
        .filter((it) => it.subjectKey.includes(lessonId))
        .map((it) => `${it.actor} ${it.action}`),
    ).toEqual(['memory lesson.proposed', 'anna lesson.active', 'ben lesson.retired']);
    expect((await verifyAudit(database, tenantId)).finding).toBeNull();
    for (const sql of [`update lesson_versions set state = 'active'`, 'delete from lessons']) {
      await expect(database.inTenant(tenantId, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
        'permission denied',
      );
    }
  });
});

describe('the API of lessons', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  async function aDesk() {
    const tenantId = await aTenantWithALateSupplier();
    await learn(tenantId);
    const approver = await api.caller(database, tenantId, 'approver');
    const buyer = await api.caller(database, tenantId, 'buyer');
    const { items } = (await buyer.get<{ items: Lesson[] }>('/v1/lessons?kind=supplier_late')).body;
    return { tenantId, approver, buyer, lesson: items[0] as Lesson };
  }
  const post = <T>(by: Caller, { lessonId }: Lesson, what: string, body: object) =>
    by.post<T & Problem>(`/v1/lessons/${lessonId}/${what}`, body);

  it('lists, shows, explains, approves once however often, and retires', async () => {
    const { approver, buyer, lesson } = await aDesk();
    const path = `/v1/lessons/${lesson.lessonId}`;
    for (let time = 0; time < 2; time += 1) {
      const approved = await post<Lesson>(approver, lesson, 'approve', { version: 1 });
      expect(approved).toMatchObject({
        status: 200,
        body: { state: 'active', version: 2, changedBy: 'a approver' },
      });
    }
    const shown = await buyer.get<LessonDetail>(path);
    expect(shown.body.versions.map((it) => it.state)).toEqual(['active', 'proposed']);
    const why = (await buyer.get<LessonWhy>(`${path}/why`)).body;
    expect(why.observations).toHaveLength(30);
    expect(why.observations[0]).toMatchObject({ kind: 'delivery', source: 'file' });
    expect(why.measured.estimate.low).toBeGreaterThan(why.measured.noEffect);
    const active = await buyer.get<{ items: Lesson[] }>('/v1/lessons?state=active&supplierId=LATE');
    expect(active.body.items).toHaveLength(1);
    const retired = await post<RetiredLesson>(approver, lesson, 'retire', { because: 'wrong' });
    expect(retired.body.lesson.state).toBe('retired');
    const late = await post(approver, lesson, 'approve', { version: 3 });
    expect(late).toMatchObject({ status: 409, body: { code: 'LESSON_SETTLED' } });
  });

  it('gives the list in pages', async () => {
    const { buyer } = await aDesk();
    const first = await buyer.get<{ items: Lesson[]; nextCursor: string }>('/v1/lessons?limit=1');
    const { nextCursor } = first.body;
    const second = await buyer.get<{ items: Lesson[] }>(
      `/v1/lessons?limit=1&cursor=${encodeURIComponent(nextCursor)}`,
    );
    expect(second.body.items[0]?.lessonId).not.toBe(first.body.items[0]?.lessonId);
  });

  it('refuses an approval of what has changed since', async () => {
    const { approver, lesson } = await aDesk();
    const stale = await post(approver, lesson, 'approve', { version: 7 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'LESSON_CHANGED' } });
  });

  it('lets nobody decide who may not, and shows no lesson of another tenant', async () => {
    const { buyer, lesson } = await aDesk();
    const other = await api.caller(database, aTenantId(), 'administrator');
    for (const [what, body] of [
      ['approve', { version: 1 }],
      ['retire', { because: 'x' }],
    ] as const) {
      expect(await post(buyer, lesson, what, body)).toMatchObject({
        status: 403,
        body: { code: 'ROLE_FORBIDDEN' },
      });
      expect(await post(other, lesson, what, body)).toMatchObject({
        status: 404,
        body: { code: 'LESSON_UNKNOWN' },
      });
    }
    for (const path of [lesson.lessonId, `${lesson.lessonId}/why`, 'x'.repeat(99), '%00']) {
      const { status, body } = await other.get<Problem>(`/v1/lessons/${path}`);
      expect([status, body.code]).toEqual([404, 'LESSON_UNKNOWN']);
    }
    expect((await other.get<{ items: Lesson[] }>('/v1/lessons')).body.items).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['retire', {}],
    ['retire', { because: '   ' }],
    ['retire', { because: 'x'.repeat(501) }],
    ['retire', { because: 'wrong', state: 'active' }],
    ['approve', {}],
    ['approve', { version: 0 }],
    ['approve', { version: 1, mandate: { walkAwayMinor: 1 } }],
  ])('refuses %s with %j', async (what, body) => {
    const { approver, lesson } = await aDesk();
    const answer = await post(approver, lesson, what, body as object);
    expect(answer).toMatchObject({ status: 422, body: { code: 'BODY_INVALID' } });
  });

  it.each(['state=open', 'kind=lift_sanction', 'limit=0', 'cursor=x', 'colour=red', 'supplierId='])(
    'refuses a list with %s',
    async (query) => {
      const caller = await api.caller(database, aTenantId(), 'buyer');
      const answer = await caller.get<Problem>(`/v1/lessons?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
    },
  );
});
