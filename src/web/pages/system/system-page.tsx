import { PageHead } from '../../display/page-head.tsx';

export function SystemPage() {
  return <PageHead title="System" />;
}
