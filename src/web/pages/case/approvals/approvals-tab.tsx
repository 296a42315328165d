import { Empty } from '../../../display/query-state.tsx';
import type { TabProps } from '../tabs/tabs.ts';

export function ApprovalsTab({ detail }: TabProps) {
  return <Empty title={detail.title} />;
}
