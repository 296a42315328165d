import { PageHead } from '../../display/page-head.tsx';

export function SettingsPage() {
  return <PageHead title="Settings" />;
}
