import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { QueryState, Waiting } from '../../display/query-state.tsx';
import { useCaseStream } from '../../live/case-stream.ts';
import { queryClient } from '../../app/query-client.ts';
import { caseQuery } from './case-query.ts';
import { CaseHead } from './head/case-head.tsx';
import { tabs } from './tabs/tabs.ts';
import type { TabName } from './tabs/tabs.ts';

const DEFAULT_TAB: TabName = 'conversation';
const isTab = (name: unknown): name is TabName => typeof name === 'string' && name in tabs;

/** One case: the sentence, who does what, and everything about it behind one tab each. */
export function CasePage() {
  const { caseId } = useParams({ strict: false }) as { caseId: string };
  const { tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const detail = useQuery(caseQuery(caseId));
  useFreshDetail(caseId);
  const chosen = isTab(tab) ? tab : DEFAULT_TAB;
  const { Panel } = tabs[chosen];
  return (
    <QueryState query={detail} rows={8}>
      {(it) => (
        <>
          <CaseHead detail={it} />
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
                <Panel detail={it} />
              </Suspense>
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </QueryState>
  );
}

/** What the stream tells is read anew: the case itself, and what its tabs show. */
function useFreshDetail(caseId: string): void {
  const { events } = useCaseStream(caseId);
  const last = events.at(-1)?.sequence ?? 0;
  useEffect(() => {
    if (last === 0) return;
    const timer = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: ['case', caseId] }),
      200,
    );
    return () => clearTimeout(timer);
  }, [caseId, last]);
}
