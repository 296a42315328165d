import { PageHead } from '../../display/page-head.tsx';

export function LearningPage() {
  return <PageHead title="Learning" />;
}
