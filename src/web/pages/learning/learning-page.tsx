import { PageHead } from '../../display/page-head.tsx';
import { PageTabs } from '../../display/page-tabs.tsx';
import { DeliveriesTab } from './deliveries-tab.tsx';
import { ForecastsTab } from './forecasts-tab.tsx';
import { LessonsTab } from './lessons-tab.tsx';
import { PatternsTab } from './patterns-tab.tsx';
import { StrategiesTab } from './strategies-tab.tsx';

const tabs = [
  { value: 'lessons', name: 'Lessons', Panel: LessonsTab },
  { value: 'deliveries', name: 'Expected and come', Panel: DeliveriesTab },
  { value: 'patterns', name: 'Patterns', Panel: PatternsTab },
  { value: 'forecasts', name: 'Found and confirmed', Panel: ForecastsTab },
  { value: 'strategies', name: 'Strategies', Panel: StrategiesTab },
] as const;

export function LearningPage() {
  return (
    <>
      <PageHead
        title="Learning"
        sentence="What agents have learnt from results, how sure that is, and what it changes. A lesson that changes awards waits for a person."
      />
      <PageTabs label="What was learnt" tabs={tabs} />
    </>
  );
}
