import { Accordion, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../../../client/calls.ts';
import type { Page } from '../../../client/types.ts';
import { useAddress } from '../../../display/address.ts';
import { ExportLink } from '../../../display/export-link.tsx';
import { Moment } from '../../../display/moment.tsx';
import { LoadMore } from '../../../display/load-more.tsx';
import { Empty, Failure, Waiting } from '../../../display/query-state.tsx';
import { Sign } from '../../../display/sign.tsx';
import type { DeadLetter } from '../../agents/agent-queries.ts';
import { LetterPanel } from './letter-panel.tsx';

const STATUSES = ['open', 'redriven', 'discarded'] as const;
const PAGE_SIZE = 50;
const letterWords = {
  open: { word: 'Open', tone: 'bad' },
  redriven: { word: 'Sent again', tone: 'good' },
  discarded: { word: 'Discarded', tone: 'plain' },
} as const;

/** Messages that nobody could handle, the last buried first. */
export function DeadLettersTab() {
  const { oneOf, set } = useAddress();
  const status = oneOf('status', STATUSES, 'open');
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Status of the dead letters"
          value={status}
          onChange={(next) => set({ status: next, letter: undefined })}
          data={STATUSES.map((value) => ({ value, label: letterWords[value].word }))}
        />
        <ExportLink
          needs="exportDeadLetters"
          path="/v1/exports/dead-letters.csv"
          filter={{ status }}
        />
      </Group>
      <LetterList status={status} />
    </Stack>
  );
}

function LetterList({ status }: { status: (typeof STATUSES)[number] }) {
  const { text, set } = useAddress();
  const query = useInfiniteQuery({
    queryKey: ['dead-letters', 'list', status],
    queryFn: ({ pageParam, signal }) =>
      get<Page<DeadLetter>>(
        '/v1/dead-letters',
        { status, limit: PAGE_SIZE, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const letters = query.data?.pages.flatMap((it) => it.items) ?? [];
  if (query.data === undefined) {
    if (query.error === null) return <Waiting />;
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (letters.length === 0) {
    return (
      <Empty title={status === 'open' ? 'Every message was handled' : 'None'}>
        A message that an agent cannot handle is buried here rather than lost.
      </Empty>
    );
  }
  return (
    <>
      <Accordion
        variant="separated"
        order={2}
        value={text('letter') || null}
        onChange={(letter) => set({ letter: letter ?? undefined })}
      >
        {letters.map((it) => (
          <Accordion.Item key={it.deadLetterId} value={it.deadLetterId}>
            <Accordion.Control>
              <LetterLine letter={it} />
            </Accordion.Control>
            <Accordion.Panel>
              {text('letter') === it.deadLetterId && <LetterPanel letter={it} />}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <LoadMore query={query} />
    </>
  );
}

function LetterLine({ letter }: { letter: DeadLetter }) {
  return (
    <Group gap="xs">
      <Sign {...letterWords[letter.status]} />
      <Text size="sm" fw={600} span>
        {letter.agent}: {letter.reason.toLowerCase().replaceAll('_', ' ')}
      </Text>
      <Text size="sm" span>
        case {letter.caseId}, buried <Moment atMs={letter.buriedAtMs} />
      </Text>
    </Group>
  );
}
