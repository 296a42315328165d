import { z } from 'zod';
import { PageOf } from '#contracts/answers.ts';
import { ParleyError } from '#contracts/errors.ts';
import {
  ApproveLesson,
  Lesson,
  LessonDetail,
  LessonKind,
  LessonState,
  LessonWhy,
  RetiredLesson,
  RetireLesson,
} from '#contracts/lessons.ts';
import { mayDecideLessons, mayRead } from '../roles.ts';
import { route } from '../route.ts';
import { Id, PageQuery, SearchText } from './case-params.ts';

const LessonParams = z.object({ id: Id(64).describe('Id of the lesson') });
const unknownLesson = { id: 'LESSON_UNKNOWN' } as const;

export const listLessons = route({
  method: 'get',
  path: '/v1/lessons',
  operationId: 'listLessons',
  summary: 'What agents have learnt for each other, the last changed first',
  tag: 'learning',
  roles: mayRead,
  query: z.strictObject({
    ...PageQuery.shape,
    state: LessonState.optional(),
    kind: LessonKind.optional(),
    supplierId: SearchText(200).optional(),
    category: SearchText(200).optional(),
    lane: SearchText(200).optional(),
    itemId: SearchText(200).optional(),
    context: SearchText(200).optional(),
  }),
  answers: { status: 200, description: 'A page of lessons', schema: PageOf(Lesson) },
  async handle({ desk, holder, query }) {
    const { cursor = null, limit, ...filter } = query;
    return { body: await desk.store.listLessons(holder.tenantId, filter, { cursor, limit }) };
  },
});

export const getLesson = route({
  method: 'get',
  path: '/v1/lessons/{id}',
  operationId: 'getLesson',
  summary: 'A lesson with every version of it and the lessons that contradict it',
  tag: 'learning',
  roles: mayRead,
  params: LessonParams,
  unknown: unknownLesson,
  answers: { status: 200, description: 'The lesson', schema: LessonDetail },
  async handle({ desk, holder, params: { id } }) {
    const lesson = await desk.store.getLesson(holder.tenantId, id);
    if (lesson === null) throw noSuchLesson(id);
    return { body: lesson };
  },
});

export const whyLesson = route({
  method: 'get',
  path: '/v1/lessons/{id}/why',
  operationId: 'whyLesson',
  summary: 'What a lesson rests on, what it changes, and which decisions knew it',
  tag: 'learning',
  roles: mayRead,
  params: LessonParams,
  unknown: unknownLesson,
  answers: { status: 200, description: 'Evidence and effect', schema: LessonWhy },
  async handle({ desk, holder, params: { id } }) {
    const why = await desk.store.whyLesson(holder.tenantId, id);
    if (why === null) throw noSuchLesson(id);
    return { body: why };
  },
});

export const approveLesson = route({
  method: 'post',
  path: '/v1/lessons/{id}/approve',
  operationId: 'approveLesson',
  summary: 'Let agents follow a proposed lesson; cases that are open keep what they pinned',
  tag: 'learning',
  roles: mayDecideLessons,
  params: LessonParams,
  unknown: unknownLesson,
  body: ApproveLesson,
  answers: { status: 200, description: 'The active lesson', schema: Lesson },
  async handle({ desk, holder, params: { id }, body: { version } }) {
    const wish = { lessonId: id, version, by: holder.name };
    const done = await desk.store.approveLesson(holder.tenantId, wish);
    switch (done.kind) {
      case 'approved':
        return { body: done.lesson };
      case 'unknown':
        throw noSuchLesson(id);
      case 'retired':
        throw new ParleyError(
          'LESSON_SETTLED',
          `The lesson is retired: ${done.lesson.because} New evidence would propose it again.`,
        );
      case 'changed':
        throw new ParleyError(
          'LESSON_CHANGED',
          `The lesson is at version ${done.lesson.version} by now. Read it again.`,
        );
    }
  },
});

export const retireLesson = route({
  method: 'post',
  path: '/v1/lessons/{id}/retire',
  operationId: 'retireLesson',
  summary: 'Forget a lesson with the evidence it has so far, and see what that changes',
  tag: 'learning',
  roles: mayDecideLessons,
  params: LessonParams,
  unknown: unknownLesson,
  body: RetireLesson,
  answers: { status: 200, description: 'What changes', schema: RetiredLesson },
  async handle({ desk, holder, params: { id }, body: { because } }) {
    const wish = { lessonId: id, because, by: holder.name };
    const retired = await desk.store.retireLesson(holder.tenantId, wish);
    if (retired === null) throw noSuchLesson(id);
    return { body: retired };
  },
});

/** Also for a lesson of another tenant. */
const noSuchLesson = (id: string): ParleyError =>
  new ParleyError('LESSON_UNKNOWN', `There is no lesson ${id} of yours.`);
