import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { DirectoryRole as DirectoryAnswer } from '#contracts/answers.ts';
import type { BuriedMessage } from '#contracts/desk-answers.ts';
import type { AgentPerformance } from '#contracts/operations.ts';
import { get } from '../../client/calls.ts';
import type { Items, Page } from '../../client/types.ts';

export type DirectoryRole = z.infer<typeof DirectoryAnswer>;
export type DeadLetter = z.infer<typeof BuriedMessage>;

/** Workers come and go without an event that tells of it. */
const LOOK_AGAIN_MS = 10_000;
const FAILURES_MAX = 200;

export const directoryQuery = queryOptions({
  queryKey: ['agents', 'directory'],
  queryFn: ({ signal }) => get<Items<DirectoryRole>>('/v1/agents', {}, signal),
  refetchInterval: LOOK_AGAIN_MS,
});

export const performanceQuery = (hours: number) =>
  queryOptions({
    queryKey: ['agents', 'performance', hours],
    queryFn: ({ signal }) => get<AgentPerformance>('/v1/agents/performance', { hours }, signal),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Open dead letters are what agents failed at and nobody has settled. */
export const failuresQuery = queryOptions({
  queryKey: ['dead-letters', 'failures'],
  queryFn: ({ signal }) =>
    get<Page<DeadLetter>>('/v1/dead-letters', { status: 'open', limit: FAILURES_MAX }, signal),
});
