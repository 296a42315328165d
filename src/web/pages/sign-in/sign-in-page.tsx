import { PageHead } from '../../display/page-head.tsx';

export function SignInPage() {
  return <PageHead title="Sign in" />;
}
