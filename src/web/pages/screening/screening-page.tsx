import { PageHead } from '../../display/page-head.tsx';

export function ScreeningPage() {
  return <PageHead title="Screening" />;
}
