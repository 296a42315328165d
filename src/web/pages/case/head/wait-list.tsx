import { Alert, Stack, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { CaseDetail } from '../../../client/types.ts';
import { Moment } from '../../../display/moment.tsx';
import { OwnLink } from '../../../display/page-link.tsx';
import type { CaseEvent } from '../../../live/case-stream.ts';
import { usePeopleNames } from '../people.ts';
import { useAgents } from './agents-query.ts';
import { waitsOf } from './waits.ts';
import type { Wait } from './waits.ts';

const SHOWN_MAX = 4;

/** Who is waited for, and until when. */
export function WaitList({ detail, events }: { detail: CaseDetail; events: readonly CaseEvent[] }) {
  const people = usePeopleNames();
  const agents = useAgents(detail.caseId).data?.items;
  const waits = useMemo(() => waitsOf(events, agents ?? [], people), [events, agents, people]);
  if (waits.length === 0) return null;
  return (
    <Alert
      color="gray"
      py={6}
      icon={<IconHourglass size={18} />}
      aria-label="Waited for"
      role="group"
    >
      <Stack gap={2}>
        {waits.slice(0, SHOWN_MAX).map((it) => (
          <WaitLine key={`${it.who} ${it.what}`} wait={it} sentence={detail.sentence} />
        ))}
        {waits.length > SHOWN_MAX && <Text size="sm">and {waits.length - SHOWN_MAX} more</Text>}
      </Stack>
    </Alert>
  );
}

function WaitLine({ wait, sentence }: { wait: Wait; sentence: string }) {
  const { who, what, untilMs, link } = wait;
  // The question is the sentence over the page already, more often than not.
  const words = sentence.includes(what) ? 'to answer the question above' : what;
  return (
    <Text size="sm" component="div">
      <b>{who.charAt(0).toUpperCase() + who.slice(1)}</b>:{' '}
      {link === null ? (
        words
      ) : (
        <OwnLink href={link} underline="always">
          {words}
        </OwnLink>
      )}
      {untilMs !== null && (
        <>
          , due <Moment atMs={untilMs} />
        </>
      )}
    </Text>
  );
}
