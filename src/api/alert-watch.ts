import { ALERT_RULES } from '#contracts/alerts.ts';
import type { AlertRule } from '#contracts/alerts.ts';
import { alertFacts, brokenTrail } from '#domain/alerts/alert-facts.ts';
import type { AuditFinding } from '#memory/audit/chain-check.ts';
import type { RoleView } from './agent-gateway.ts';
import type { Desk } from './desk.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating } from './repeating.ts';

const LOOK_MS = 10_000;
/** What is not found for two looks and a half is over. */
const OVER_AFTER_MS = 25_000;
/** What a person has called resolved is told of again after this, should it still be so. */
const QUIET_MS = 15 * 60_000;
/** These are found by a verification of the trail, not by a look. */
const NOT_LOOKED_AT: readonly AlertRule[] = ['audit_chain_broken'];
const LOOKED_AT = ALERT_RULES.filter((it) => !NOT_LOOKED_AT.includes(it));

type Needs = Pick<Desk, 'store' | 'agents' | 'logger'>;

/** Looks at all tenants again and again for what needs a person, and keeps their alerts. */
export function startAlertWatch(needs: Needs): Repeating {
  return startRepeating(
    LOOK_MS,
    (signal) => lookOnce(needs, signal),
    (error) => {
      needs.logger.warn({ err: error }, 'what runs wrong could not be looked at; tried again');
    },
  );
}

async function lookOnce({ store, agents, logger }: Needs, signal: AbortSignal): Promise<void> {
  const roles = await agents.directory().catch(() => null);
  for (const tenantId of await store.deskTenants()) {
    if (signal.aborted) return;
    await lookAt(store, tenantId, roles).catch((error: unknown) => {
      logger.warn({ err: error, tenantId }, 'alerts of a tenant could not be kept; tried again');
    });
  }
}

async function lookAt(
  store: Needs['store'],
  tenantId: string,
  roles: readonly RoleView[] | null,
): Promise<void> {
  const { unhandled, ...found } = await store.alertFindings(tenantId);
  const facts = alertFacts({
    ...found,
    roles:
      roles?.map(({ role, workersCount, backlogCount }) => ({
        role,
        workersCount,
        backlogCount,
        unhandledCount: unhandled.find((it) => it.role === role)?.unhandledCount ?? 0,
      })) ?? null,
  });
  const look = {
    rules: LOOKED_AT,
    nowMs: Date.now(),
    quietMs: QUIET_MS,
    overAfterMs: OVER_AFTER_MS,
  };
  await store.keepAlerts(tenantId, facts, look);
}

/** A verification of the trail raises its alert, or ends it. */
export function noteVerification(
  store: Needs['store'],
  tenantId: string,
  finding: AuditFinding | null,
): Promise<void> {
  const facts = finding === null ? [] : [brokenTrail(finding)];
  const look = { rules: NOT_LOOKED_AT, nowMs: Date.now(), quietMs: 0, overAfterMs: 0 };
  return store.keepAlerts(tenantId, facts, look);
}
