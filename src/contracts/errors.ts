/**
 * Every error that Parley reports, by stable code: the HTTP status it becomes at the API edge and
 * whether the same call may succeed later without being changed. Edges translate; nobody asks
 * `instanceof` across a process border.
 */
export const errorFate = {
  BODY_MALFORMED: { http: 400, retry: false },
  BODY_INVALID: { http: 422, retry: false },
  BODY_TOO_LARGE: { http: 413, retry: false },
  CONTENT_TYPE_UNSUPPORTED: { http: 415, retry: false },
  PRECONDITION_FAILED: { http: 412, retry: false },
  RANGE_UNSATISFIABLE: { http: 416, retry: false },
  QUERY_INVALID: { http: 400, retry: false },
  KEY_MISSING: { http: 401, retry: false },
  KEY_UNKNOWN: { http: 401, retry: false },
  SESSION_ENDED: { http: 401, retry: false },
  CSRF_WRONG: { http: 403, retry: false },
  ROLE_FORBIDDEN: { http: 403, retry: false },
  ROUTE_UNKNOWN: { http: 404, retry: false },
  METHOD_UNKNOWN: { http: 405, retry: false },
  PROCUREMENT_UNKNOWN: { http: 404, retry: false },
  AGENT_UNKNOWN: { http: 404, retry: false },
  AGENT_NOT_STARTED: { http: 404, retry: true },
  SUPPLIER_UNKNOWN: { http: 404, retry: false },
  ITEM_UNKNOWN: { http: 422, retry: false },
  ITEM_NOT_FOUND: { http: 404, retry: false },
  APPROVAL_UNKNOWN: { http: 404, retry: false },
  APPROVER_IS_REQUESTER: { http: 403, retry: false },
  APPROVER_IS_DRAFTER: { http: 403, retry: false },
  APPROVER_NOT_NAMED: { http: 403, retry: false },
  APPROVAL_NOT_YOUR_TURN: { http: 409, retry: true },
  APPROVAL_ANSWER_INVALID: { http: 422, retry: false },
  APPROVAL_POLICY_UNKNOWN: { http: 404, retry: false },
  APPROVAL_POLICY_SETTLED: { http: 409, retry: false },
  DELEGATION_UNKNOWN: { http: 404, retry: false },
  DELEGATION_INVALID: { http: 422, retry: false },
  POLICY_INVALID: { http: 422, retry: false },
  RISK_POLICY_UNKNOWN: { http: 404, retry: false },
  RISK_POLICY_SETTLED: { http: 409, retry: false },
  LESSON_UNKNOWN: { http: 404, retry: false },
  LESSON_SETTLED: { http: 409, retry: false },
  LESSON_CHANGED: { http: 409, retry: false },
  KEY_ID_UNKNOWN: { http: 404, retry: false },
  APPROVAL_CHANGED: { http: 409, retry: false },
  DEAD_LETTER_UNKNOWN: { http: 404, retry: false },
  ALERT_UNKNOWN: { http: 404, retry: false },
  AWARD_UNKNOWN: { http: 404, retry: false },
  NEED_BY_PAST: { http: 422, retry: false },
  CURRENCY_UNSUPPORTED: { http: 422, retry: false },
  REQUISITION_FAILED: { http: 422, retry: false },
  IDEMPOTENCY_KEY_REUSED: { http: 409, retry: false },
  CASE_CLOSED: { http: 409, retry: false },
  CASE_NOT_STARTED: { http: 409, retry: true },
  COMMAND_REFUSED: { http: 409, retry: false },
  APPROVAL_DECIDED: { http: 409, retry: false },
  APPROVAL_EXPIRED: { http: 409, retry: false },
  ORDER_UNKNOWN: { http: 404, retry: false },
  ORDER_SETTLED: { http: 409, retry: false },
  ORDER_CHANGED: { http: 409, retry: false },
  ORDER_REFUSED: { http: 422, retry: false },
  SECOND_PERSON_NEEDED: { http: 403, retry: false },
  OUTCOME_REFUSED: { http: 422, retry: false },
  DEAD_LETTER_DONE: { http: 409, retry: false },
  ALERT_SETTLED: { http: 409, retry: false },
  PORTAL_LINK_WRONG: { http: 403, retry: false },
  PORTAL_LINK_EXPIRED: { http: 410, retry: false },
  ANSWER_LATE: { http: 409, retry: false },
  ANSWER_OUT_OF_TURN: { http: 409, retry: false },
  ANSWER_REPEATED: { http: 409, retry: false },
  ANSWER_CURRENCY_WRONG: { http: 422, retry: false },
  LINE_UNKNOWN: { http: 422, retry: false },
  QUOTE_LAPSED: { http: 422, retry: false },
  COMMITMENT_BROKEN: { http: 422, retry: false },
  TALKS_ENDED: { http: 409, retry: false },
  QUESTIONS_TOO_MANY: { http: 409, retry: false },
  QUESTION_UNKNOWN: { http: 404, retry: false },
  CHANNEL_INVALID: { http: 422, retry: false },
  WEBHOOK_SIGNATURE_WRONG: { http: 403, retry: false },
  WEBHOOK_STALE: { http: 403, retry: false },
  WEBHOOK_REPLAYED: { http: 409, retry: false },
  RATE_LIMITED: { http: 429, retry: true },
  IMPORT_REJECTED: { http: 422, retry: false },
  IMPORT_COLUMNS_WRONG: { http: 422, retry: false },
  IMPORT_ENCODING_WRONG: { http: 422, retry: false },
  IMPORT_EMPTY: { http: 422, retry: false },
  LIST_MALFORMED: { http: 422, retry: false },
  LIST_EMPTY: { http: 422, retry: false },
  LIST_ENCODING_WRONG: { http: 422, retry: false },
  LIST_DATE_WRONG: { http: 422, retry: false },
  LIST_OLDER: { http: 409, retry: false },
  LIST_SHRUNK: { http: 409, retry: false },
  LIST_UNKNOWN: { http: 404, retry: false },
  LIST_VERSION_UNKNOWN: { http: 404, retry: false },
  HIT_UNKNOWN: { http: 404, retry: false },
  HIT_CHANGED: { http: 409, retry: false },
  ENGINE_UNAVAILABLE: { http: 503, retry: true },
  DATABASE_UNAVAILABLE: { http: 503, retry: true },
  ENGINE_NOT_FOUND: { http: 503, retry: false },
  PORT_OCCUPIED: { http: 503, retry: false },
  DATA_DIR_UNWRITABLE: { http: 503, retry: false },
  DATA_DIR_IN_USE: { http: 503, retry: false },
  DATA_DIR_FULL: { http: 503, retry: false },
  DATABASE_FOREIGN: { http: 503, retry: false },
  DATABASE_FAILED: { http: 503, retry: true },
  CONFIG_INVALID: { http: 500, retry: false },
  UNEXPECTED: { http: 500, retry: true },
} as const;

export type ErrorCode = keyof typeof errorFate;

/** One finding about one field of an input; `path` uses dots and zero-based indexes. */
export type FieldIssue = { path: string; message: string };

/**
 * An expected failure on its way to an edge. The message says what happened and what to do; it
 * never holds a secret or another tenant's data.
 */
export class ParleyError extends Error {
  override readonly name = 'ParleyError';
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];

  constructor(code: ErrorCode, message: string, issues: readonly FieldIssue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}
