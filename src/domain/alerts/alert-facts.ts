import type { AlertRule, AlertSeverity } from '#contracts/alerts.ts';
import type { AgentRole } from '#contracts/roles.ts';

/** What was found at one look; all ages in milliseconds. */
export type DeskFindings = {
  deadLetters: { openCount: number; oldestMs: number };
  /** Written and not delivered for longer than it takes. */
  undelivered: { count: number; oldestMs: number };
  /** Questions that lapse soon, with how much of their time is left. */
  lapsing: readonly { approvalId: string; question: string; leftMs: number }[];
  orders: readonly { orderNo: string; supplierName: string; waitedMs: number }[];
  webhooks: readonly { supplierId: string; failingCount: number; lastFault: string }[];
  /** Null = the engine did not answer. */
  roles: readonly RoleFindings[] | null;
};

export type RoleFindings = {
  role: AgentRole;
  workersCount: number;
  backlogCount: number | null;
  /** Requests to it that nobody has handled for longer than it takes. */
  unhandledCount: number;
};

/** Something that is wrong now. `keep` = not bad enough to tell anew, too bad to call it over. */
export type AlertFact = {
  rule: AlertRule;
  subject: string;
  severity: AlertSeverity;
  sentence: string;
  level: 'raise' | 'keep';
};

/** A queue is told of from so many tasks on, and over below so few: it moves up and down all day. */
const BACKLOG = { raise: 50, over: 10, critical: 500 };
const LAPSING_CRITICAL_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
const SHOWN_CHARS_MAX = 160;

/** What of the findings a person must know. */
export function alertFacts(found: DeskFindings): AlertFact[] {
  return [
    ...engineFacts(found.roles),
    ...(found.roles ?? []).flatMap(roleFacts),
    ...letterFacts(found),
    ...found.lapsing.map(lapsingFact),
    ...found.orders.map(orderFact),
    ...found.webhooks.map(webhookFact),
  ];
}

const fact = (
  rule: AlertRule,
  subject: string,
  severity: AlertSeverity,
  sentence: string,
  level: AlertFact['level'] = 'raise',
): AlertFact => ({ rule, subject, severity, sentence, level });

const engineFacts = (roles: DeskFindings['roles']): AlertFact[] =>
  roles !== null
    ? []
    : [
        fact(
          'engine_away',
          '',
          'critical',
          'The engine does not answer; cases stand still until it does.',
        ),
      ];

function roleFacts({
  role,
  workersCount,
  backlogCount,
  unhandledCount,
}: RoleFindings): AlertFact[] {
  const backlog = backlogCount ?? 0;
  if (workersCount === 0 && backlog + unhandledCount > 0) {
    const waiting = counted(Math.max(backlog, unhandledCount), 'task');
    const sentence = `No worker serves ${role}, and ${waiting} wait for one. Start one with npm run worker -- --roles ${role}.`;
    return [fact('role_without_worker', role, 'critical', sentence)];
  }
  if (backlog < BACKLOG.over) return [];
  const sentence = `${counted(backlog, 'task')} wait for ${role} with ${counted(workersCount, 'worker')}.`;
  const severity = backlog >= BACKLOG.critical ? 'critical' : 'warning';
  return [
    fact('queue_backlog', role, severity, sentence, backlog >= BACKLOG.raise ? 'raise' : 'keep'),
  ];
}

function letterFacts({ deadLetters, undelivered }: DeskFindings): AlertFact[] {
  const dead =
    deadLetters.openCount === 0
      ? []
      : [
          fact(
            'dead_letters_open',
            '',
            'warning',
            `${counted(deadLetters.openCount, 'message')} could not be handled, the oldest ${ago(deadLetters.oldestMs)}. Send them again or discard them.`,
          ),
        ];
  const late =
    undelivered.count === 0
      ? []
      : [
          fact(
            'undelivered_messages',
            '',
            'warning',
            `${counted(undelivered.count, 'message')} are not delivered, the oldest ${ago(undelivered.oldestMs)}.`,
          ),
        ];
  return [...dead, ...late];
}

const lapsingFact = ({
  approvalId,
  question,
  leftMs,
}: DeskFindings['lapsing'][number]): AlertFact =>
  fact(
    'approval_about_to_lapse',
    approvalId,
    leftMs <= LAPSING_CRITICAL_MS ? 'critical' : 'warning',
    `A question lapses in ${minutes(leftMs)}: ${question.slice(0, SHOWN_CHARS_MAX)}`,
  );

const orderFact = ({
  orderNo,
  supplierName,
  waitedMs,
}: DeskFindings['orders'][number]): AlertFact =>
  fact(
    'order_unacknowledged',
    orderNo,
    'warning',
    `${supplierName} has not acknowledged ${orderNo}, sent ${ago(waitedMs)}.`,
  );

const webhookFact = ({
  supplierId,
  failingCount,
  lastFault,
}: DeskFindings['webhooks'][number]): AlertFact =>
  fact(
    'webhook_posts_failing',
    supplierId,
    'warning',
    `${counted(failingCount, 'post')} to the webhook of ${supplierId} failed, last: ${lastFault.slice(0, SHOWN_CHARS_MAX)}.`,
  );

/** That the audit trail does not hold. */
export const brokenTrail = ({
  sequence,
  because,
}: {
  sequence: number | null;
  because: string;
}): AlertFact =>
  fact(
    'audit_chain_broken',
    '',
    'critical',
    `The audit trail does not hold${sequence === null ? '' : ` at event ${sequence}`}: ${because.slice(0, SHOWN_CHARS_MAX)}.`,
  );

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

const ago = (ms: number): string => `${minutes(ms)} ago`;

/** Rounded down to minutes; hours from two of them on. */
function minutes(ms: number): string {
  const whole = Math.floor(ms / MINUTE_MS);
  if (whole < 1) return 'less than a minute';
  return whole < 120 ? counted(whole, 'minute') : counted(Math.floor(whole / 60), 'hour');
}
