import { PageHead } from '../../display/page-head.tsx';

export function SupplierPage() {
  return <PageHead title="Supplier" />;
}
