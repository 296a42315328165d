import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { CaseDetail } from '../../client/types.ts';
import { QueryState, Waiting } from '../../display/query-state.tsx';
import { caseQuery } from './case-query.ts';
import { CaseHead } from './head/case-head.tsx';
import { tabs } from './tabs/tabs.ts';
import type { TabName } from './tabs/tabs.ts';
import { useFreshness } from './use-freshness.ts';

const DEFAULT_TAB: TabName = 'conversation';
const isTab = (name: unknown): name is TabName => typeof name === 'string' && name in tabs;

/** One case: the sentence, who does what, and everything about it behind one tab each. */
export function CasePage() {
  const { caseId } = useParams({ strict: false }) as { caseId: string };
  const detail = useQuery(caseQuery(caseId));
  return (
    <QueryState query={detail} rows={8} page="Case">
      {(it) => (
        <>
          <Freshness key={it.caseId} detail={it} />
          <CaseHead detail={it} />
          <CaseTabs detail={it} />
        </>
      )}
    </QueryState>
  );
}

/** Draws nothing, so that what streams in draws anew only what shows it. */
function Freshness({ detail: { caseId, lastEventSequence } }: { detail: CaseDetail }) {
  useFreshness(caseId, lastEventSequence);
  return null;
}

function CaseTabs({ detail }: { detail: CaseDetail }) {
  const { tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const chosen = isTab(tab) ? tab : DEFAULT_TAB;
  const { Panel } = tabs[chosen];
  return (
    <Tabs
      value={chosen}
      onChange={(to) => void navigate({ to: '.', search: { tab: to ?? undefined } })}
      keepMounted={false}
      mt="md"
    >
      <Tabs.List mb="sm">
        {Object.entries(tabs).map(([name, { title }]) => (
          <Tabs.Tab key={name} value={name}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={chosen}>
        <Suspense fallback={<Waiting />}>
          <Panel detail={detail} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
