import { Tabs } from '@mantine/core';
import { useAddress } from '../../display/address.ts';
import { PageHead } from '../../display/page-head.tsx';
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
  const { oneOf, set } = useAddress();
  const open = tabs.filter((it) => may(it.needs));
  const names = open.map((it) => it.value);
  return (
    <>
      <PageHead
        title="System"
        sentence="What runs wrong, what nobody could handle, and the proof of what happened."
      />
      <Tabs
        value={oneOf('tab', names, names[0] ?? 'dead-letters')}
        // What narrows one tab means nothing in another.
        onChange={(tab) =>
          set({ tab: tab ?? undefined, status: undefined, letter: undefined, event: undefined })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label="About the system">
          {open.map(({ value, name }) => (
            <Tabs.Tab key={value} value={value}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open.map(({ value, Panel }) => (
          <Tabs.Panel key={value} value={value}>
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
