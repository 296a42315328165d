import { PageHead } from '../../display/page-head.tsx';

export function AgentsPage() {
  return <PageHead title="Agents" />;
}
