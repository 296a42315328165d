import { Anchor, Drawer, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Lesson } from '#contracts/lessons.ts';
import { useAddress } from '../../display/address.ts';
import { ExportLink } from '../../display/export-link.tsx';
import { HeadRow } from '../../display/head-row.tsx';
import { Moment } from '../../display/moment.tsx';
import { count, share } from '../../display/money.ts';
import { LoadMore } from '../../display/load-more.tsx';
import { Empty, Failure, Waiting } from '../../display/query-state.tsx';
import { rowLink, useRowFocus } from '../../display/row-keys.ts';
import { Sign } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { LessonPanel } from './lesson-panel.tsx';
import { lessonsQuery } from './learning-queries.ts';
import { effectWords, scopeWords, stateWords } from './lesson-words.ts';

const STATES = ['proposed', 'active', 'retired'] as const;

/** Lessons by state; one that is chosen opens beside the list with why. */
export function LessonsTab() {
  const { oneOf, set, text } = useAddress();
  const state = oneOf('state', STATES, 'proposed');
  const chosen = text('lesson');
  return (
    <>
      <Group justify="space-between" mb="md">
        <SegmentedControl
          aria-label="State of the lessons"
          value={state}
          onChange={(next) => set({ state: next })}
          data={STATES.map((value) => ({ value, label: stateWords[value].word }))}
        />
        <ExportLink needs="exportLessons" path="/v1/exports/lessons.csv" filter={{ state }} />
      </Group>
      <LessonList state={state} />
      <Drawer
        opened={chosen !== ''}
        onClose={() => set({ lesson: undefined })}
        position="right"
        size="xl"
        title="Lesson"
      >
        {chosen !== '' && <LessonPanel lessonId={chosen} />}
      </Drawer>
    </>
  );
}

const none = {
  proposed: 'No lesson waits for a person. Agents propose one when results differ clearly enough.',
  active: 'Agents follow no lesson yet; they decide by rules and by what each case shows.',
  retired: 'No lesson was forgotten.',
} as const;

function LessonList({ state }: { state: (typeof STATES)[number] }) {
  const query = useInfiniteQuery(lessonsQuery(state));
  const lessons = query.data?.pages.flatMap((it) => it.items) ?? [];
  if (query.data === undefined) {
    if (query.error === null) return <Waiting />;
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (lessons.length === 0) return <Empty title={`No ${state} lessons`}>{none[state]}</Empty>;
  return (
    <>
      <LessonTable lessons={lessons} />
      <LoadMore query={query} />
    </>
  );
}

function LessonTable({ lessons }: { lessons: readonly Lesson[] }) {
  const body = useRowFocus<HTMLTableSectionElement>();
  const { set } = useAddress();
  return (
    <TableRegion label="Lessons">
      <Table highlightOnHover verticalSpacing={6}>
        <HeadRow
          columns={[
            'Lesson',
            'Holds for',
            'Found by',
            { right: 'Cases' },
            { right: 'Confidence' },
            'Changes awards',
            'Changed',
          ]}
        />
        <Table.Tbody ref={body}>
          {lessons.map((it) => (
            <Table.Tr key={it.lessonId}>
              <Table.Td miw={220}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="left"
                  {...rowLink}
                  onClick={() => set({ lesson: it.lessonId })}
                >
                  {effectWords(it.effect)}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {it.because}
                </Text>
              </Table.Td>
              <Table.Td>{scopeWords(it.scope)}</Table.Td>
              <Table.Td>{it.foundBy}</Table.Td>
              <Table.Td ta="right">{count(it.evidence.casesCount)}</Table.Td>
              <Table.Td ta="right">{share(it.confidenceBp)}</Table.Td>
              <Table.Td>{it.changesAwards ? <Sign word="Yes" tone="warning" /> : 'no'}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Moment atMs={it.changedAtMs} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
