import { z } from 'zod';
import { Outcome } from './messages.ts';
import { Urgency } from './procurement.ts';
import { CaseStage } from './records.ts';
import { BasisPoints, Count, Currency, IsoDate, Minor, Moment } from './values.ts';

/** What the desk shows first. Money in minor units, moments in epoch milliseconds, shares in bp. */
const WAITING_KINDS = ['approval', 'question', 'hit', 'lesson', 'order'] as const;

export const WaitingForMe = z.object({
  kind: z.enum(WAITING_KINDS),
  id: z.string().describe('Of the approval, message, hit, lesson or order'),
  caseId: z.string().nullable(),
  title: z.string(),
  sentence: z.string().describe('What has to be decided, in plain words'),
  sinceMs: Moment,
  untilMs: Moment.nullable(),
  ifSilent: z.string().nullable().describe('What happens when nobody acts in time'),
  link: z.string().describe('Its page in the web desk'),
});
export type WaitingForMe = z.infer<typeof WaitingForMe>;

export const WaitsFor = z.object({
  who: z.string().describe('Approvers, a supplier by name, an agent, or the market'),
  what: z.string(),
  sinceMs: Moment,
  untilMs: Moment.nullable(),
});
export type WaitsFor = z.infer<typeof WaitsFor>;

export const LiveCase = z.object({
  caseId: z.string(),
  title: z.string(),
  stage: CaseStage,
  sentence: z.string().describe('Where the case stands'),
  nextStep: z.string().describe('What comes next, in plain words'),
  waitsFor: z.array(WaitsFor).describe('Earliest deadline first; at most five'),
  valueMinor: Minor.describe('The award where there is one, else the budget'),
  currency: Currency,
  openedAtMs: Moment,
  updatedAtMs: Moment,
  needBy: IsoDate,
  urgency: Urgency,
  openedBy: z.string().describe('Key id; /v1/people has the names'),
  lastEventSequence: Count,
});
export type LiveCase = z.infer<typeof LiveCase>;

export const ClosedCase = z.object({
  caseId: z.string(),
  title: z.string(),
  outcome: Outcome,
  sentence: z.string(),
  valueMinor: Minor,
  currency: Currency,
  closedAtMs: Moment,
});
export type ClosedCase = z.infer<typeof ClosedCase>;

export const DeskAnswer = z.object({
  waitingForMe: z.array(WaitingForMe).describe('Earliest deadline first'),
  live: z.array(LiveCase).describe('Last opened first'),
  liveCount: Count.describe('All open cases, also those beyond the list'),
  closedToday: z.array(ClosedCase).describe('Closed in the last 24 hours, last one first'),
  position: Count.describe('Of the stream /v1/events that this answer knows; go on after it'),
  atMs: Moment,
});
export type DeskAnswer = z.infer<typeof DeskAnswer>;

const Defined = z.object({ definition: z.string().describe('What is counted, in one sentence') });

export const DeskFigures = z.object({
  fromDay: IsoDate,
  untilDay: IsoDate.describe('The last day that counts; days are UTC'),
  throughput: Defined.extend({
    openedCount: Count,
    closedCount: Count,
    days: z
      .array(
        z.object({
          day: IsoDate,
          openedCount: Count,
          closed: z.record(Outcome, Count).describe('By outcome'),
        }),
      )
      .describe('Every day of the period, also those with nothing'),
  }),
  success: Defined.extend({
    successBp: BasisPoints.nullable().describe('Null: nothing was decided'),
    decidedCount: Count,
    weeks: z.array(
      z.object({ weekFrom: IsoDate, successBp: BasisPoints.nullable(), decidedCount: Count }),
    ),
  }),
  cycleTime: Defined.extend({
    p50Ms: Count.nullable(),
    p90Ms: Count.nullable(),
    closedCount: Count,
    weeks: z.array(
      z.object({
        weekFrom: IsoDate.describe('A Monday'),
        closedCount: Count,
        p50Ms: Count.nullable(),
        p90Ms: Count.nullable(),
      }),
    ),
  }),
  savings: Defined.extend({
    totals: z.array(z.object({ currency: Currency, savedMinor: z.int(), baselineMinor: Minor })),
    months: z.array(
      z.object({
        month: z.string().describe('Such as 2026-03'),
        currency: Currency,
        savedMinor: z.int().describe('Below 0: dearer than the baseline'),
        baselineMinor: Minor,
        awardsCount: Count,
      }),
    ),
  }),
  openValue: Defined.extend({
    amounts: z.array(z.object({ currency: Currency, valueMinor: Minor, casesCount: Count })),
  }),
});
export type DeskFigures = z.infer<typeof DeskFigures>;

/** The one name of the events of `/v1/events` (SSE); the id of each is its position. */
export const DESK_EVENT = 'desk';

/**
 * Something the desk shows has changed: small on purpose, so that a reader asks for what it needs.
 * `kind` is that of a case's record (`stage`, `approval`, `award`, `closed` and so on), `opened`,
 * `supplier_answer` (also a question), or what changed beside cases: `hit`, `lesson`, `order`. `ready`
 * is the first of every stream; where its id is beyond the place the reader named, what it missed is no
 * longer kept, and it reads everything anew. Kinds may be added.
 */
export const DeskEvent = z.object({
  kind: z.string(),
  caseId: z.string().nullable(),
  sequence: Count.nullable().describe('Of the event in its case; null outside a case'),
  ref: z.string().nullable().describe('Id of the record, hit, lesson, order or alert'),
  atMs: Moment,
  stage: CaseStage.optional(),
  sentence: z.string().optional(),
  outcome: Outcome.optional(),
});
export type DeskEvent = z.infer<typeof DeskEvent>;
