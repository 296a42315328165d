import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { RouteComponent } from '@tanstack/react-router';
import { loadSession } from '../session/session.ts';
import { FailedPage, MissingPage, WaitingPage } from './edge-pages.tsx';
import { lazyPart } from './load-part.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ notFoundComponent: MissingPage, errorComponent: FailedPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } =>
    typeof search.to === 'string' && /^\/(?!\/)/.test(search.to) ? { to: search.to } : {},
  component: lazyPart(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

/** Everything that needs somebody signed in; who is not comes back here afterwards. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  async beforeLoad({ location }) {
    if ((await loadSession()) === null) {
      // oxlint-disable-next-line typescript/only-throw-error -- this is how the router is told
      throw redirect({ to: '/sign-in', search: { to: location.href } });
    }
  },
  component: Shell,
});

/** What stands in the address of a page beside its path; each page reads what it knows. */
export type Search = Record<string, string | number | boolean | undefined>;

function page<const Path extends string>(path: Path, component: RouteComponent) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: (search): Search => plainValues(search),
    component,
  });
}

function plainValues(search: Record<string, unknown>): Search {
  const kept = Object.entries(search).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(kept) as Search;
}

const pages = [
  page(
    '/',
    lazyPart(() => import('../pages/desk/desk-page.tsx'), 'DeskPage'),
  ),
  page(
    '/requests/new',
    lazyPart(() => import('../pages/new-request/new-request-page.tsx'), 'NewRequestPage'),
  ),
  page(
    '/cases',
    lazyPart(() => import('../pages/cases/cases-page.tsx'), 'CasesPage'),
  ),
  page(
    '/cases/$caseId',
    lazyPart(() => import('../pages/case/case-page.tsx'), 'CasePage'),
  ),
  page(
    '/approvals',
    lazyPart(() => import('../pages/approvals/approvals-page.tsx'), 'ApprovalsPage'),
  ),
  page(
    '/approvals/$approvalId',
    lazyPart(() => import('../pages/approvals/approval-page.tsx'), 'ApprovalPage'),
  ),
  page(
    '/orders',
    lazyPart(() => import('../pages/orders/orders-page.tsx'), 'OrdersPage'),
  ),
  page(
    '/orders/$orderNo',
    lazyPart(() => import('../pages/orders/order-page.tsx'), 'OrderPage'),
  ),
  page(
    '/savings',
    lazyPart(() => import('../pages/savings/savings-page.tsx'), 'SavingsPage'),
  ),
  page(
    '/suppliers',
    lazyPart(() => import('../pages/suppliers/suppliers-page.tsx'), 'SuppliersPage'),
  ),
  page(
    '/suppliers/$supplierId',
    lazyPart(() => import('../pages/suppliers/supplier-page.tsx'), 'SupplierPage'),
  ),
  page(
    '/screening',
    lazyPart(() => import('../pages/screening/screening-page.tsx'), 'ScreeningPage'),
  ),
  page(
    '/learning',
    lazyPart(() => import('../pages/learning/learning-page.tsx'), 'LearningPage'),
  ),
  page(
    '/agents',
    lazyPart(() => import('../pages/agents/agents-page.tsx'), 'AgentsPage'),
  ),
  page(
    '/system',
    lazyPart(() => import('../pages/system/system-page.tsx'), 'SystemPage'),
  ),
  page(
    '/settings',
    lazyPart(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
  ),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren([...pages])]),
  defaultPreload: 'intent',
  defaultPendingComponent: WaitingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
});

// A session that ends while somebody works: the page they were on is where they come back to.
window.addEventListener('parley:signed-out', () => {
  const to = router.state.location.href;
  if (!to.startsWith('/sign-in')) void router.navigate({ to: '/sign-in', search: { to } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
