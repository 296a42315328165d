import { PageHead } from '../../display/page-head.tsx';

export function OrderPage() {
  return <PageHead title="Order" />;
}
