import { PageHead } from '../../display/page-head.tsx';

export function OrdersPage() {
  return <PageHead title="Orders" />;
}
