import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { LearningReport, PatternInsights, StrategyInsights } from '#contracts/insights.ts';
import type { Lesson, LessonDetail, LessonWhy } from '#contracts/lessons.ts';
import { get } from '../../client/calls.ts';
import type { Page } from '../../client/types.ts';

const PAGE_SIZE = 50;
/** Derived from thousands of cases; new results change it slowly. */
const INSIGHTS_FRESH_MS = 5 * 60_000;

const lessonPath = (lessonId: string) => `/v1/lessons/${encodeURIComponent(lessonId)}`;

export const lessonsQuery = (state: string) =>
  infiniteQueryOptions({
    queryKey: ['lessons', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Lesson>>('/v1/lessons', { state, limit: PAGE_SIZE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const lessonQuery = (lessonId: string) =>
  queryOptions({
    queryKey: ['lessons', lessonId, 'detail'],
    queryFn: ({ signal }) => get<LessonDetail>(lessonPath(lessonId), {}, signal),
  });

export const lessonWhyQuery = (lessonId: string) =>
  queryOptions({
    queryKey: ['lessons', lessonId, 'why'],
    queryFn: ({ signal }) => get<LessonWhy>(`${lessonPath(lessonId)}/why`, {}, signal),
  });

export const patternsQuery = queryOptions({
  queryKey: ['insights', 'patterns'],
  queryFn: ({ signal }) => get<PatternInsights>('/v1/insights/patterns', {}, signal),
  staleTime: INSIGHTS_FRESH_MS,
});

export const strategiesQuery = queryOptions({
  queryKey: ['insights', 'strategies'],
  queryFn: ({ signal }) => get<StrategyInsights>('/v1/insights/strategies', {}, signal),
  staleTime: INSIGHTS_FRESH_MS,
});

export const reportQuery = queryOptions({
  queryKey: ['insights', 'report'],
  queryFn: ({ signal }) => get<LearningReport>('/v1/insights/report', {}, signal),
  staleTime: INSIGHTS_FRESH_MS,
});
