import { SESSION_KEPT_MS } from '../sessions.ts';
import type { AuditEvent } from './chain.ts';

/** An event is written a moment after its row; this is more than any moment. */
const MOMENT_MS = 24 * 60 * 60_000;

/** A table whose rows the audit trail tells of; set up by `audit_table` in the migrations. */
export type AuditedTable = {
  table: string;
  key: readonly string[];
  /** When the row was written, an SQL expression over `t`. */
  writtenAt: string;
  /** Which rows are told of; all when absent. */
  condition?: string;
  /** Rows are deleted, but none before its last event is so old; never when absent. */
  keptMs?: number;
};

export const auditedTables: readonly AuditedTable[] = [
  { table: 'cases', key: ['case_id'], writtenAt: 't.opened_at' },
  { table: 'decisions', key: ['id'], writtenAt: 't.recorded_at' },
  { table: 'clearances', key: ['id'], writtenAt: 't.decided_at' },
  {
    table: 'mandates',
    key: ['case_id', 'supplier_id', 'version'],
    writtenAt: 't.recorded_at',
  },
  { table: 'approvals', key: ['approval_id'], writtenAt: 't.requested_at' },
  { table: 'awards', key: ['case_id'], writtenAt: 't.awarded_at' },
  { table: 'award_lines', key: ['case_id', 'position'], writtenAt: 't.awarded_on' },
  {
    table: 'messages',
    key: ['id'],
    writtenAt: 't.sent_at',
    condition: `t.sender = 'buyer' or t.sender like 'person:%' or t.sender like 'supplier:%'`,
  },
  { table: 'question_answers', key: ['answer_id'], writtenAt: 't.answered_at' },
  { table: 'dead_letters', key: ['dead_letter_id'], writtenAt: 't.buried_at' },
  { table: 'alerts', key: ['alert_id'], writtenAt: 't.first_at' },
  { table: 'api_keys', key: ['key_id'], writtenAt: 't.created_at' },
  {
    table: 'sessions',
    key: ['session_id'],
    writtenAt: 't.created_at',
    keptMs: SESSION_KEPT_MS - MOMENT_MS,
  },
  { table: 'tenants', key: ['tenant_id'], writtenAt: 't.created_at' },
  { table: 'imports', key: ['kind', 'file_hash'], writtenAt: 't.imported_at' },
  { table: 'screening_list_versions', key: ['list_id', 'version'], writtenAt: 't.loaded_at' },
  { table: 'screening_decisions', key: ['decision_id'], writtenAt: 't.decided_at' },
  { table: 'screening_lists', key: ['list_id'], writtenAt: 'clock_timestamp()' },
  { table: 'risk_policies', key: ['version'], writtenAt: 't.drafted_at' },
  {
    table: 'threshold_moves',
    key: ['policy_version', 'moved_on'],
    writtenAt: 't.moved_at',
  },
  {
    table: 'learning_forgotten',
    key: ['supplier_id', 'forgotten_at'],
    writtenAt: 't.forgotten_at',
  },
  { table: 'purchase_orders', key: ['order_no'], writtenAt: 't.issued_at' },
  { table: 'order_lines', key: ['order_no', 'line_no'], writtenAt: 'clock_timestamp()' },
  { table: 'order_events', key: ['order_no', 'sequence'], writtenAt: 't.at' },
  { table: 'order_responses', key: ['order_no', 'response_no'], writtenAt: 't.received_at' },
  { table: 'order_compensation', key: ['order_no', 'step_no'], writtenAt: 'clock_timestamp()' },
  { table: 'approval_attempts', key: ['attempt_id'], writtenAt: 't.at' },
  { table: 'approval_policies', key: ['version'], writtenAt: 't.drafted_at' },
  { table: 'delegations', key: ['delegation_id'], writtenAt: 't.made_at' },
  { table: 'lesson_versions', key: ['lesson_id', 'version'], writtenAt: 't.changed_at' },
];

/** Whether an event names a row as we name it; what somebody forged may not. */
export function isOfAudited({ subject, subjectKey }: AuditEvent): boolean {
  const key = auditedTables.find((it) => it.table === subject)?.key;
  try {
    const named = Object.keys(JSON.parse(subjectKey) as object);
    return key?.length === named.length && key.every((it) => named.includes(it));
  } catch {
    return false;
  }
}

/** Whether the row that an event was the last to tell of may be gone by then. */
export function mayBeGone({ subject, atMs }: AuditEvent, nowMs: number): boolean {
  const keptMs = auditedTables.find((it) => it.table === subject)?.keptMs;
  return keptMs !== undefined && nowMs - atMs > keptMs;
}
