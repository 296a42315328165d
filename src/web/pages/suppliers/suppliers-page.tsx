import { PageHead } from '../../display/page-head.tsx';

export function SuppliersPage() {
  return <PageHead title="Suppliers" />;
}
