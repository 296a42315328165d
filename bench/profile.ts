import { workflowIdOf } from '#kit/directory.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import type { Stand } from './stand.ts';

/** Where the time and the events of one ended case of Parley went, as text. */
export async function profileCase(stand: Stand, caseId: string): Promise<string> {
  const { rows: messages } = await stand.database.query<Record<string, Cell>>(
    `select sender || ' -> ' || receiver as "from, to", topic,
       round(extract(epoch from sent_at - first_value(sent_at) over (order by sent_at)) * 1000)
         as "sent at ms",
       round(extract(epoch from delivered_at - sent_at) * 1000) as "delivered after ms",
       round(extract(epoch from handled_at - sent_at) * 1000) as "turn committed after ms",
       length(body::text) as "body bytes"
     from messages where case_id = $1 order by sent_at`,
    [caseId],
  );
  const { rows: answers } = await stand.database.query<Record<string, Cell>>(
    `select answer_key as activity, length(answer::text) as "answer bytes",
       to_char(answered_at, 'SS.MS') as "at second"
     from activity_answers where case_id = $1 order by answered_at`,
    [caseId],
  );
  const { rows: left } = await stand.database.query<Record<string, Cell>>(
    `select kind, count(*)::integer as rows, sum(length(body::text))::integer as bytes
     from case_events where case_id = $1 group by kind order by kind`,
    [caseId],
  );
  const histories = await Promise.all(AGENT_ROLES.map((role) => historyOf(stand, caseId, role)));
  return [
    'Messages',
    textTable(messages),
    '',
    'Activities that keep their answers',
    textTable(answers),
    '',
    'Rows of the event stream',
    textTable(left),
    '',
    ...histories,
  ].join('\n');
}

async function historyOf(stand: Stand, caseId: string, role: string): Promise<string> {
  const tenantId = `bench-${caseId}`;
  const workflowId = workflowIdOf({ tenantId, conversationId: caseId, role });
  const { events } = await stand.client.workflow.getHandle(workflowId).fetchHistory();
  const list = events ?? [];
  const startMs = momentMs(list[0]?.eventTime);
  const rows = list.map((event) => ({
    'at ms': (momentMs(event.eventTime) - startMs).toFixed(1),
    event: `${eventNames[event.eventType ?? 0] ?? event.eventType}`,
    bytes: JSON.stringify(event).length,
  }));
  return `${role}: ${list.length} events\n${textTable(rows)}\n`;
}

type Moment = { seconds?: unknown; nanos?: number | null } | null | undefined;

const momentMs = (at: Moment): number =>
  Number(at?.seconds ?? 0) * 1_000 + (at?.nanos ?? 0) / 1_000_000;

/** temporal.api.enums.v1.EventType, as far as agents meet them. */
const eventNames: Readonly<Record<number, string>> = {
  1: 'WorkflowExecutionStarted',
  2: 'WorkflowExecutionCompleted',
  5: 'WorkflowTaskScheduled',
  6: 'WorkflowTaskStarted',
  7: 'WorkflowTaskCompleted',
  8: 'WorkflowTaskTimedOut',
  9: 'WorkflowTaskFailed',
  17: 'TimerStarted',
  18: 'TimerFired',
  20: 'TimerCanceled',
  25: 'MarkerRecorded',
  26: 'WorkflowExecutionSignaled',
  40: 'UpsertWorkflowSearchAttributes',
};

type Cell = string | number | null;

function textTable(rows: readonly Record<string, Cell>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const widths = names.map((name) =>
    Math.max(name.length, ...rows.map((it) => String(it[name] ?? '').length)),
  );
  const line = (cells: string[]) =>
    `  ${cells.map((it, index) => it.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd();
  return [line(names), ...rows.map((it) => line(names.map((name) => String(it[name] ?? ''))))].join(
    '\n',
  );
}
