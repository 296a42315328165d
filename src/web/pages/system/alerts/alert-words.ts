import type { Alert, AlertRule, AlertSeverity, AlertStatus } from '#contracts/alerts.ts';
import type { Tone } from '../../../display/sign.tsx';

export const severityWords: Readonly<Record<AlertSeverity, { word: string; tone: Tone }>> = {
  notice: { word: 'Notice', tone: 'notice' },
  warning: { word: 'Warning', tone: 'warning' },
  critical: { word: 'Critical', tone: 'bad' },
};
export const statusWords: Readonly<Record<AlertStatus, string>> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  resolved: 'Resolved',
};

/** Where what the alert is about is seen and mended. */
const places: Readonly<Record<AlertRule, string>> = {
  dead_letters_open: '/system?tab=dead-letters',
  role_without_worker: '/agents',
  queue_backlog: '/agents',
  undelivered_messages: '/system?tab=health',
  approval_about_to_lapse: '/approvals',
  order_unacknowledged: '/orders',
  audit_chain_broken: '/system?tab=audit',
  webhook_posts_failing: '/system?tab=health',
  engine_away: '/system?tab=health',
};

/** The approval or order itself where the alert names one. */
export function placeOf({ rule, subject }: Pick<Alert, 'rule' | 'subject'>): string {
  const place = places[rule];
  const isOne = rule === 'approval_about_to_lapse' || rule === 'order_unacknowledged';
  return isOne && subject !== '' ? `${place}/${encodeURIComponent(subject)}` : place;
}

const weight: Readonly<Record<AlertSeverity, number>> = { critical: 0, warning: 1, notice: 2 };

/** The gravest first, among equals what was seen last. */
export const byGravity = (alerts: readonly Alert[]): Alert[] =>
  alerts.toSorted((a, b) => weight[a.severity] - weight[b.severity] || b.lastAtMs - a.lastAtMs);
