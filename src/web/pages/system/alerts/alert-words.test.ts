import { expect, test } from 'vitest';
import type { Alert } from '#contracts/alerts.ts';
import { byGravity, placeOf } from './alert-words.ts';

const alert = (alertId: string, severity: Alert['severity'], lastAtMs: number): Alert => ({
  alertId,
  rule: 'queue_backlog',
  subject: '',
  severity,
  sentence: '',
  status: 'open',
  firstAtMs: 0,
  lastAtMs,
  count: 1,
  acknowledgedBy: null,
  acknowledgedAtMs: null,
  resolvedBy: null,
  resolvedAtMs: null,
  comment: '',
});

test('the gravest alert comes first, among equals the latest', () => {
  const sorted = byGravity([
    alert('a', 'notice', 9),
    alert('b', 'critical', 1),
    alert('c', 'critical', 5),
  ]);
  expect(sorted.map((it) => it.alertId)).toEqual(['c', 'b', 'a']);
});

test('an alert about one approval leads to it, others to their page', () => {
  expect(placeOf({ rule: 'approval_about_to_lapse', subject: 'C-1-2' })).toBe('/approvals/C-1-2');
  expect(placeOf({ rule: 'queue_backlog', subject: 'sourcing' })).toBe('/agents');
});
