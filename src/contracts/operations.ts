import { z } from 'zod';
import { AgentRole } from './roles.ts';
import { BasisPoints, Count, Moment, Text } from './values.ts';

/** How the desk runs, for who operates it. */
const DurationMs = Count;

export const RolePerformance = z.strictObject({
  role: AgentRole,
  answeredCount: Count.describe('Requests it answered in the time looked at'),
  responseMsP50: DurationMs.nullable().describe('From REQUEST to RESPONSE; null = answered none'),
  responseMsP95: DurationMs.nullable(),
  handledCount: Count.describe('Messages it handled'),
  errorsCount: Count.describe('ERROR messages it sent and messages it buried'),
  waitingCount: Count.describe('Requests to it that are unanswered now'),
  oldestWaitingMs: DurationMs.nullable(),
  waitedMs: DurationMs.describe('Time that others waited for its answers, all together'),
  shareBp: BasisPoints.describe('Of the waiting for all roles'),
});

export const AgentPerformance = z.strictObject({
  fromMs: Moment,
  untilMs: Moment,
  roles: z.array(RolePerformance),
  bottleneck: z
    .strictObject({ role: AgentRole, shareBp: BasisPoints, sentence: z.string() })
    .nullable()
    .describe('The role that most of the waiting is for; null = nobody waited'),
});

const Part = z.strictObject({
  ok: z.boolean(),
  sentence: z.string(),
});
export const Health = z.strictObject({
  ok: z.boolean(),
  atMs: Moment,
  engine: Part,
  database: Part.extend({ sizeBytes: Count.nullable(), version: z.string().nullable() }),
  workers: z.array(
    z.strictObject({
      role: AgentRole,
      workersCount: Count.nullable(),
      backlogCount: Count.nullable(),
    }),
  ),
  relay: z.strictObject({ undeliveredCount: Count, oldestMs: DurationMs.nullable() }),
  webhooks: z.strictObject({ failingCount: Count }),
  deadLettersOpenCount: Count,
  casesOpenCount: Count,
  versions: z.strictObject({
    parley: z.string(),
    node: z.string(),
    migration: z.string().nullable(),
  }),
  upSinceMs: Moment.describe('Of this API process'),
});

export const DiscardRequest = z.strictObject({ because: Text(1_000) });
export const Discarded = z.strictObject({
  deadLetterId: z.string(),
  status: z.literal('discarded'),
});

export type RolePerformance = z.infer<typeof RolePerformance>;
export type AgentPerformance = z.infer<typeof AgentPerformance>;
export type Health = z.infer<typeof Health>;
