import { Anchor, Code, Stack, Table, Text } from '@mantine/core';
import type { z } from 'zod';
import type { AuditEventAnswer } from '#contracts/audit.ts';
import { useAddress } from '../../../display/address.ts';
import { Facts } from '../../../display/facts.tsx';
import { HeadRow } from '../../../display/head-row.tsx';
import { when } from '../../../display/moment.tsx';
import { PageLink } from '../../../display/page-link.tsx';
import { rowLink, useRowFocus } from '../../../display/row-keys.ts';
import { TableRegion } from '../../../display/table-region.tsx';
import { usePeopleNames } from '../../case/people.ts';

type AuditEvent = z.infer<typeof AuditEventAnswer>;

/** Enough of an id to tell cases apart at a glance; all of it is in the title and the address. */
const SHOWN_OF_ID = 8;

/** Events in their order; one opens to what it vouches for and its place in the chain. */
export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  const { text } = useAddress();
  const body = useRowFocus<HTMLTableSectionElement>();
  const opened = text('event');
  return (
    <TableRegion label="Audit trail">
      <Table verticalSpacing={4} fz="sm" miw={860}>
        <HeadRow columns={[{ right: 'No.' }, 'When', 'Who', 'Did', 'Case', 'To what']} />
        <Table.Tbody ref={body}>
          {events.map((it) => (
            <EventRows key={it.sequence} event={it} isOpen={opened === String(it.sequence)} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function EventRows({ event, isOpen }: { event: AuditEvent; isOpen: boolean }) {
  const { set } = useAddress();
  const people = usePeopleNames();
  return (
    <>
      <Table.Tr>
        <Table.Td ta="right">{event.sequence}</Table.Td>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>{when(event.atMs)}</Table.Td>
        <Table.Td title={event.actor}>{people.get(event.actor) ?? event.actor}</Table.Td>
        <Table.Td>
          <Anchor
            component="button"
            type="button"
            size="sm"
            {...rowLink}
            aria-expanded={isOpen}
            onClick={() => set({ event: isOpen ? undefined : event.sequence })}
          >
            {event.action}
          </Anchor>
        </Table.Td>
        <Table.Td>
          {event.caseId === null ? (
            'none'
          ) : (
            <PageLink to="/cases/$caseId" params={{ caseId: event.caseId }} size="sm">
              <span title={event.caseId}>{event.caseId.slice(0, SHOWN_OF_ID)}</span>
            </PageLink>
          )}
        </Table.Td>
        <Table.Td style={{ overflowWrap: 'anywhere' }}>
          {event.subject.replaceAll('_', ' ')}
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td colSpan={6}>
            <EventDetails event={event} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function EventDetails({ event }: { event: AuditEvent }) {
  return (
    <Stack gap="xs" maw={760}>
      <Facts
        rows={[
          ['Row', event.subjectKey],
          ['Vouches for', event.covers.join(', ')],
          ['Hash of the content', event.contentHash],
          ['Hash before it', event.previousHash],
          ['Its own hash', event.hash],
        ]}
      />
      {event.body === null ? (
        <Text size="sm" c="dimmed">
          The row itself says what was written; it may not change.
        </Text>
      ) : (
        <Code block tabIndex={0} role="region" aria-label="What changed">
          {event.body}
        </Code>
      )}
    </Stack>
  );
}
