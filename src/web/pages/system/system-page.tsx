import { PageHead } from '../../display/page-head.tsx';
import { PageTabs } from '../../display/page-tabs.tsx';
import { useMay } from '../../session/session.ts';
import { AlertsTab } from './alerts/alerts-tab.tsx';
import { AuditTab } from './audit/audit-tab.tsx';
import { DeadLettersTab } from './dead-letters/dead-letters-tab.tsx';
import { HealthTab } from './health/health-tab.tsx';

/** Each tab with the operation that it is of no use without. */
const tabs = [
  { value: 'alerts', name: 'Alerts', needs: 'listAlerts', Panel: AlertsTab },
  { value: 'dead-letters', name: 'Dead letters', needs: 'listDeadLetters', Panel: DeadLettersTab },
  { value: 'audit', name: 'Audit', needs: 'listAuditEvents', Panel: AuditTab },
  { value: 'health', name: 'Health', needs: 'getHealth', Panel: HealthTab },
] as const;

export function SystemPage() {
  const may = useMay();
  return (
    <>
      <PageHead
        title="System"
        sentence="What runs wrong, what nobody could handle, and the proof of what happened."
      />
      <PageTabs
        label="About the system"
        tabs={tabs.filter((it) => may(it.needs))}
        forgets={['status', 'letter', 'event']}
      />
    </>
  );
}
