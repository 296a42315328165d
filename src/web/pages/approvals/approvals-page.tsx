import { PageHead } from '../../display/page-head.tsx';

export function ApprovalsPage() {
  return <PageHead title="Approvals" />;
}
