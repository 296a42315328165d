import { PageHead } from '../../display/page-head.tsx';

export function SavingsPage() {
  return <PageHead title="Savings" />;
}
