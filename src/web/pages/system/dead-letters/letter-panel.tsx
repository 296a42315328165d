import { Code, Spoiler, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '../../../display/facts.tsx';
import { when } from '../../../display/moment.tsx';
import { PageLink } from '../../../display/page-link.tsx';
import type { DeadLetter } from '../../agents/agent-queries.ts';
import { caseQuery } from '../../case/case-query.ts';
import { BodyView } from '../../case/conversation/message/body-view.tsx';
import { LetterActions } from './letter-actions.tsx';
import { openedEnvelope } from './opened-envelope.ts';

/** A buried message, opened: why it lies here, its head, what it says, and what can be done. */
export function LetterPanel({ letter }: { letter: DeadLetter }) {
  const { head, body } = openedEnvelope(letter.envelope);
  const detail = useQuery(caseQuery(letter.caseId));
  const currency = detail.data?.currency;
  return (
    <Stack gap="sm">
      <Text>{letter.because}</Text>
      <PageLink to="/cases/$caseId" params={{ caseId: letter.caseId }} size="sm">
        {detail.data?.title ?? `Case ${letter.caseId}`}
      </PageLink>
      <Settled letter={letter} />
      {head.length > 0 && <Facts rows={head} />}
      {body !== null && currency !== undefined && (
        <section>
          <Title order={3} size="h5">
            What it says
          </Title>
          <BodyView body={body} context={{ currency, suppliers: new Map() }} />
        </section>
      )}
      <Spoiler maxHeight={0} showLabel="Show it as it came" hideLabel="Hide it" fz="sm">
        <Code block tabIndex={0} role="region" aria-label="The message as it came">
          {JSON.stringify(letter.envelope, null, 2)}
        </Code>
      </Spoiler>
      {letter.status === 'open' && <LetterActions letter={letter} />}
    </Stack>
  );
}

function Settled({ letter }: { letter: DeadLetter }) {
  if (letter.status === 'redriven') {
    return (
      <Text size="sm">
        Sent again by {letter.redrivenBy ?? 'somebody'} at {when(letter.redrivenAtMs)}.
      </Text>
    );
  }
  if (letter.status === 'discarded') {
    return (
      <Text size="sm">
        Discarded by {letter.discardedBy ?? 'somebody'} at {when(letter.discardedAtMs)}:{' '}
        {letter.discardedBecause ?? 'no reason was given'}
      </Text>
    );
  }
  return null;
}
