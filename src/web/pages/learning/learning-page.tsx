import { Tabs } from '@mantine/core';
import { useAddress } from '../../display/address.ts';
import { PageHead } from '../../display/page-head.tsx';
import { DeliveriesTab } from './deliveries-tab.tsx';
import { ForecastsTab } from './forecasts-tab.tsx';
import { LessonsTab } from './lessons-tab.tsx';
import { PatternsTab } from './patterns-tab.tsx';
import { StrategiesTab } from './strategies-tab.tsx';

const TABS = ['lessons', 'deliveries', 'patterns', 'forecasts', 'strategies'] as const;
const names = {
  lessons: 'Lessons',
  deliveries: 'Expected and come',
  patterns: 'Patterns',
  forecasts: 'Found and confirmed',
  strategies: 'Strategies',
};
const panels = {
  lessons: LessonsTab,
  deliveries: DeliveriesTab,
  patterns: PatternsTab,
  forecasts: ForecastsTab,
  strategies: StrategiesTab,
};

export function LearningPage() {
  const { oneOf, set } = useAddress();
  return (
    <>
      <PageHead
        title="Learning"
        sentence="What agents have learnt from results, how sure that is, and what it changes. A lesson that changes awards waits for a person."
      />
      <Tabs
        value={oneOf('tab', TABS, 'lessons')}
        onChange={(tab) => set({ tab: tab ?? undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label="What was learnt">
          {TABS.map((it) => (
            <Tabs.Tab key={it} value={it}>
              {names[it]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((it) => {
          const Panel = panels[it];
          return (
            <Tabs.Panel key={it} value={it}>
              <Panel />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </>
  );
}
