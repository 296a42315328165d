import { Box, Button, Stack } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { DeskAnswer } from '#contracts/desk.ts';
import { lazyPart } from '../../app/load-part.ts';
import { PageHead } from '../../display/page-head.tsx';
import { QueryState, Waiting } from '../../display/query-state.tsx';
import { useRowFocus } from '../../display/row-keys.ts';
import { useMay } from '../../session/session.ts';
import { deskQuery, useLiveDesk } from './desk-query.ts';
import { LiveCases } from './live/live-cases.tsx';
import { WaitingList } from './waiting/waiting-list.tsx';

// The charts weigh more than half of everything else; the desk is of use before they are there.
const Figures = lazyPart(() => import('./figures/figures.tsx'), 'Figures');

/** What waits for me, what goes on, and how it goes. */
export function DeskPage() {
  const desk = useQuery(deskQuery);
  const may = useMay();
  const rows = useRowFocus<HTMLDivElement>();
  useLiveDesk();
  return (
    <>
      <PageHead
        title="Desk"
        sentence={desk.data && deskSentence(desk.data)}
        actions={
          may('openProcurement') && (
            <Button component={Link} to="/requests/new">
              New request
            </Button>
          )
        }
      />
      <Stack gap="xl" ref={rows}>
        <QueryState query={desk} rows={8}>
          {(it) => (
            <>
              <WaitingList items={it.waitingForMe} />
              <LiveCases desk={it} />
            </>
          )}
        </QueryState>
        {desk.data !== undefined && <FiguresWhenSeen />}
      </Stack>
    </>
  );
}

/** The code of the charts comes when somebody scrolls to them. */
function FiguresWhenSeen() {
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const [isSeen, setSeen] = useState(false);
  if (entry?.isIntersecting === true && !isSeen) setSeen(true);
  return (
    <Box ref={ref} mih={400}>
      {isSeen && (
        <Suspense fallback={<Waiting />}>
          <Figures />
        </Suspense>
      )}
    </Box>
  );
}

function deskSentence({ waitingForMe, liveCount, closedToday }: DeskAnswer): string {
  const count = waitingForMe.length;
  const waits =
    count === 0 ? 'Nothing waits for you' : `${count} ${count === 1 ? 'waits' : 'wait'} for you`;
  const awarded = closedToday.filter((it) => it.outcome.endsWith('awarded')).length;
  const ended =
    closedToday.length === 0
      ? 'none closed in the last 24 hours'
      : `${closedToday.length} closed in the last 24 hours, ${awarded} of them awarded`;
  return `${waits}; ${liveCount} ${liveCount === 1 ? 'case is' : 'cases are'} open; ${ended}.`;
}
