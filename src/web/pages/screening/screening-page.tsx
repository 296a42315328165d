import { Tabs } from '@mantine/core';
import { useAddress } from '../../display/address.ts';
import { ExportLink } from '../../display/export-link.tsx';
import { PageHead } from '../../display/page-head.tsx';
import { HitList } from './hit-list.tsx';
import { ScreeningLists } from './screening-lists.tsx';

const TABS = ['open', 'cleared', 'confirmed', 'lists'] as const;
const names = { open: 'Open', cleared: 'Cleared', confirmed: 'Confirmed', lists: 'Lists' };

export function ScreeningPage() {
  const { oneOf, set } = useAddress();
  const tab = oneOf('tab', TABS, 'open');
  return (
    <>
      <PageHead
        title="Screening"
        sentence="Suppliers that resemble listed parties. An open hit keeps its supplier out of awards until a person decides."
        actions={
          tab !== 'lists' && (
            <ExportLink needs="exportHits" path="/v1/exports/hits.csv" filter={{ state: tab }} />
          )
        }
      />
      <Tabs value={tab} onChange={(next) => set({ tab: next ?? undefined })} keepMounted={false}>
        <Tabs.List mb="md" aria-label="Hits and lists">
          {TABS.map((it) => (
            <Tabs.Tab key={it} value={it}>
              {names[it]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((it) => (
          <Tabs.Panel key={it} value={it}>
            {it === 'lists' ? <ScreeningLists /> : <HitList state={it} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
