import { PageHead } from '../../display/page-head.tsx';

export function DeskPage() {
  return <PageHead title="Desk" />;
}
