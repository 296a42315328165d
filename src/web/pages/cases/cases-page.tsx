import { PageHead } from '../../display/page-head.tsx';

export function CasesPage() {
  return <PageHead title="Cases" />;
}
