import { SegmentedControl } from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../../app/load-part.ts';
import { useAddress } from '../../display/address.ts';
import { ExportLink } from '../../display/export-link.tsx';
import { PageHead } from '../../display/page-head.tsx';
import { Waiting } from '../../display/query-state.tsx';
import { useMay } from '../../session/session.ts';
import { asked } from './approvals-query.ts';
import { Inbox } from './inbox/inbox.tsx';

// Its calendar is for the few who go away.
const Away = lazyPart(() => import('./away/away.tsx'), 'Away');

const VIEWS = ['mine', 'open', 'all', 'away'] as const;
const names: Readonly<Record<(typeof VIEWS)[number], string>> = {
  mine: 'Waiting for me',
  open: 'Open',
  all: 'All',
  away: 'Out of office',
};

/** What the agents ask people, and who answers while somebody is away. */
export function ApprovalsPage() {
  const { oneOf, set } = useAddress();
  const may = useMay();
  const usual = may('decideApproval') ? 'mine' : 'open';
  const view = oneOf('show', VIEWS, usual);
  return (
    <>
      <PageHead
        title="Approvals"
        sentence="What the agents may not decide alone."
        actions={
          view !== 'away' && (
            <ExportLink
              needs="exportApprovals"
              path="/v1/exports/approvals.csv"
              filter={asked[view]}
            />
          )
        }
      />
      <SegmentedControl
        aria-label="Which approvals"
        data={VIEWS.map((value) => ({ value, label: names[value] }))}
        value={view}
        onChange={(show) => set({ show: show === usual ? undefined : show })}
        mb="sm"
        w={{ base: '100%', xs: 'auto' }}
        size="sm"
      />
      {view === 'away' ? (
        <Suspense fallback={<Waiting />}>
          <Away />
        </Suspense>
      ) : (
        <Inbox show={view} />
      )}
    </>
  );
}
