import { describe, expect, it } from 'vitest';
import type { DeskFindings, RoleFindings } from './alert-facts.ts';
import { alertFacts } from './alert-facts.ts';

const nothing: DeskFindings = {
  deadLetters: { openCount: 0, oldestMs: 0 },
  undelivered: { count: 0, oldestMs: 0 },
  lapsing: [],
  orders: [],
  webhooks: [],
  roles: [],
};
const rulesOf = (found: Partial<DeskFindings>) =>
  alertFacts({ ...nothing, ...found }).map((it) => [it.rule, it.subject, it.level]);
const aRole = (parts: Partial<RoleFindings> = {}): RoleFindings => ({
  role: 'sourcing',
  workersCount: 1,
  backlogCount: 0,
  unhandledCount: 0,
  ...parts,
});

describe('what a person must know', () => {
  it('is nothing while nothing is wrong', () => {
    expect(rulesOf({ roles: [aRole()] })).toEqual([]);
  });

  it('is that messages were buried or wait too long, and since when', () => {
    const [dead] = alertFacts({
      ...nothing,
      deadLetters: { openCount: 2, oldestMs: 125 * 60_000 },
    });
    expect(dead).toMatchObject({ rule: 'dead_letters_open', severity: 'warning' });
    expect(dead?.sentence).toContain('2 messages could not be handled, the oldest 2 hours ago');
    expect(rulesOf({ undelivered: { count: 1, oldestMs: 90_000 } })[0]?.[0]).toBe(
      'undelivered_messages',
    );
  });

  it('is that nobody serves a role only when something waits for it', () => {
    expect(rulesOf({ roles: [aRole({ workersCount: 0 })] })).toEqual([]);
    for (const parts of [{ backlogCount: 1 }, { unhandledCount: 1, backlogCount: null }]) {
      expect(rulesOf({ roles: [aRole({ workersCount: 0, ...parts })] })).toEqual([
        ['role_without_worker', 'sourcing', 'raise'],
      ]);
    }
  });

  it.each([
    [9, []],
    [10, [['queue_backlog', 'sourcing', 'keep']]],
    [49, [['queue_backlog', 'sourcing', 'keep']]],
    [50, [['queue_backlog', 'sourcing', 'raise']]],
  ])('is a queue of %d tasks, told late and ended late', (backlogCount, rules) => {
    expect(rulesOf({ roles: [aRole({ backlogCount })] })).toEqual(rules);
  });

  it('is that the engine is away', () => {
    expect(rulesOf({ roles: null })).toEqual([['engine_away', '', 'raise']]);
  });

  it('is a question that lapses, one alert each, and worse in its last minutes', () => {
    const lapsing = [
      { approvalId: 'a-1', question: 'Award?', leftMs: 5 * 60_000 },
      { approvalId: 'a-2', question: 'Award?', leftMs: 50 * 60_000 },
    ];
    expect(alertFacts({ ...nothing, lapsing }).map((it) => [it.subject, it.severity])).toEqual([
      ['a-1', 'critical'],
      ['a-2', 'warning'],
    ]);
  });

  it('is an order that nobody acknowledged, and a webhook that fails', () => {
    expect(
      rulesOf({
        orders: [{ orderNo: 'PO-2026-000001', supplierName: 'Alpha', waitedMs: 1 }],
        webhooks: [{ supplierId: 'beta', failingCount: 3, lastFault: 'status 500' }],
      }),
    ).toEqual([
      ['order_unacknowledged', 'PO-2026-000001', 'raise'],
      ['webhook_posts_failing', 'beta', 'raise'],
    ]);
  });
});
