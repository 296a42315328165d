import { z } from 'zod';
import { Count, Moment, Text } from './values.ts';

/** What runs wrong and needs a person; raised and ended by facts, never by somebody's word alone. */
export const ALERT_RULES = [
  'dead_letters_open',
  'role_without_worker',
  'queue_backlog',
  'undelivered_messages',
  'approval_about_to_lapse',
  'order_unacknowledged',
  'audit_chain_broken',
  'webhook_posts_failing',
  'engine_away',
] as const;
export const AlertRule = z.enum(ALERT_RULES);
const ALERT_STATUSES = ['open', 'acknowledged', 'resolved'] as const;
export const AlertStatus = z.enum(ALERT_STATUSES);
export const AlertSeverity = z.enum(['notice', 'warning', 'critical']);

export const Alert = z.strictObject({
  alertId: z.string(),
  rule: AlertRule,
  subject: z
    .string()
    .describe('What it is about, such as a role, an approval or an order; may be empty'),
  severity: AlertSeverity,
  sentence: z.string(),
  status: AlertStatus,
  firstAtMs: Moment,
  lastAtMs: Moment.describe('When the fact was last seen'),
  count: Count.describe('How often it was seen since it was raised'),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAtMs: Moment.nullable(),
  resolvedBy: z.string().nullable().describe('`desk` when the fact went away by itself'),
  resolvedAtMs: Moment.nullable(),
  comment: z.string(),
});

export const AlertRequest = z.strictObject({
  action: z.enum(['acknowledge', 'resolve']),
  comment: Text(2_000, 0).default(''),
});

export type AlertRule = z.infer<typeof AlertRule>;
export type AlertStatus = z.infer<typeof AlertStatus>;
export type AlertSeverity = z.infer<typeof AlertSeverity>;
export type Alert = z.infer<typeof Alert>;
