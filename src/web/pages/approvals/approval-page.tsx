import { PageHead } from '../../display/page-head.tsx';

export function ApprovalPage() {
  return <PageHead title="Approval" />;
}
