import { PageHead } from '../../display/page-head.tsx';

export function NewRequestPage() {
  return <PageHead title="New request" />;
}
