import { Button, CopyButton, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../client/calls.ts';
import type { CaseSummary, Items, Page } from '../../client/types.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { Moment } from '../../display/moment.tsx';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { PageLink } from '../../display/page-link.tsx';

/** Sessions are kept per case; those of the latest cases are looked through. */
const CASES_MAX = 20;

type Session = {
  sessionId: string;
  supplierId: string;
  status: string;
  turn: number;
  yourTurn: boolean;
  answerByMs: number | null;
  channel: string;
  link: string | null;
};
type CaseSession = Session & { caseId: string; title: string };

async function sessionsOf(supplierId: string): Promise<CaseSession[]> {
  const { items } = await get<Page<CaseSummary>>('/v1/procurements', { limit: CASES_MAX });
  const found = await Promise.all(
    items.map(async ({ caseId, title }) => {
      const path = `/v1/procurements/${encodeURIComponent(caseId)}/supplier-sessions`;
      const sessions = await get<Items<Session>>(path);
      return sessions.items.map((it) => ({ ...it, caseId, title }));
    }),
  );
  return found.flat().filter((it) => it.supplierId === supplierId);
}

/** Where this supplier is asked through a real channel, whose turn it is and until when. */
export function SupplierSessions({ supplierId }: { supplierId: string }) {
  const query = useQuery({
    queryKey: ['suppliers', supplierId, 'sessions'],
    queryFn: () => sessionsOf(supplierId),
  });
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        Asked in the latest {CASES_MAX} cases
      </Title>
      <QueryState
        query={query}
        isEmpty={(sessions) => sessions.length === 0}
        empty={
          <Empty title="It is not asked anywhere">
            A session begins when a case invites it through a portal link or signed calls.
          </Empty>
        }
      >
        {(sessions) => <SessionTable sessions={sessions} />}
      </QueryState>
    </section>
  );
}

function SessionTable({ sessions }: { sessions: readonly CaseSession[] }) {
  return (
    <TableRegion label="Sessions of the supplier">
      <Table verticalSpacing={6}>
        <HeadRow columns={['Case', 'Channel', 'State', 'Turn', 'Answer by', 'Link']} />
        <Table.Tbody>
          {sessions.map((it) => (
            <Table.Tr key={it.sessionId}>
              <Table.Td>
                <PageLink to="/cases/$caseId" params={{ caseId: it.caseId }} size="sm">
                  {it.title}
                </PageLink>
              </Table.Td>
              <Table.Td>{it.channel}</Table.Td>
              <Table.Td>{it.status.replaceAll('_', ' ')}</Table.Td>
              <Table.Td>
                {it.turn}, {it.yourTurn ? 'waits for the supplier' : 'waits for us'}
              </Table.Td>
              <Table.Td>
                {it.answerByMs === null ? 'no deadline' : <Moment atMs={it.answerByMs} />}
              </Table.Td>
              <Table.Td>{it.link === null ? 'none' : <CopyLink link={it.link} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

/** The link is for the supplier alone: it is copied, never opened from here. */
function CopyLink({ link }: { link: string }) {
  return (
    <CopyButton value={link}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="default" onClick={copy}>
          {copied ? 'Copied' : 'Copy the link'}
        </Button>
      )}
    </CopyButton>
  );
}
