import { Empty } from '../../../display/query-state.tsx';
import type { TabProps } from '../tabs/tabs.ts';

export function OrderTab({ detail }: TabProps) {
  return <Empty title={detail.title} />;
}
