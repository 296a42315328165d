import { Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LessonDetail, LessonUse, LessonWhy } from '#contracts/lessons.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { day, Moment } from '../../display/moment.tsx';
import { count, money, share } from '../../display/money.ts';
import { PageLink } from '../../display/page-link.tsx';
import { QueryState } from '../../display/query-state.tsx';
import { Sign } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { LessonDecision } from './lesson-decision.tsx';
import { lessonQuery, lessonWhyQuery } from './learning-queries.ts';
import { effectWords, measuredWords, scopeWords, stateWords } from './lesson-words.ts';

/** A lesson with what it rests on, what it changes, and what a person can do about it. */
export function LessonPanel({ lessonId }: { lessonId: string }) {
  const lesson = useQuery(lessonQuery(lessonId));
  const why = useQuery(lessonWhyQuery(lessonId));
  return (
    <QueryState query={lesson}>
      {(detail) => (
        <Stack>
          <Head lesson={detail} />
          <LessonDecision lesson={detail} />
          <QueryState query={why}>{(it) => <Why why={it} />}</QueryState>
          <Versions lesson={detail} />
        </Stack>
      )}
    </QueryState>
  );
}

function Head({ lesson }: { lesson: LessonDetail }) {
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Title order={2} size="h4">
          {effectWords(lesson.effect)}
        </Title>
        <Sign {...stateWords[lesson.state]} />
      </Group>
      <Text size="sm">Holds for {scopeWords(lesson.scope)}.</Text>
      <Text size="sm">{lesson.because}</Text>
      <Text size="sm">Measured: {measuredWords(lesson.measured)}.</Text>
      <Text size="sm">
        {count(lesson.evidence.casesCount)} cases with {count(lesson.evidence.observationsCount)}{' '}
        results, the last <Moment atMs={lesson.evidence.lastSeenAtMs} />; confidence{' '}
        {share(lesson.confidenceBp)}, halving without new support.
      </Text>
      {lesson.conflicts.map((it) => (
        <Text size="sm" key={it.lessonId}>
          {it.wins ? 'Yields to' : 'Wins over'} “{effectWords(it.effect)}” for{' '}
          {scopeWords(it.scope)}, which is{' '}
          {it.because === 'narrower' ? 'narrower' : 'better supported'}.
        </Text>
      ))}
    </Stack>
  );
}

function Why({ why }: { why: LessonWhy }) {
  const { adjustments, followed } = why.difference;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        What it changes
      </Title>
      <Text size="sm">
        With it: {followed.with === null ? 'nothing is advised' : effectWords(followed.with)}.
        Without it:{' '}
        {followed.without === null ? 'nothing is advised' : effectWords(followed.without)}.
      </Text>
      {adjustments.length > 0 && (
        <List size="sm">
          {adjustments.map((it) => (
            <List.Item key={it.supplierId}>
              {it.supplierId}: score moves by {share(it.withBp)} with it, {share(it.withoutBp)}{' '}
              without
            </List.Item>
          ))}
        </List>
      )}
      <Uses title="Open cases that pinned it" uses={why.openCases} />
      <Uses title="Closed cases that knew it" uses={why.closedCases} />
      <Observations why={why} />
    </Stack>
  );
}

function Uses({ title, uses }: { title: string; uses: readonly LessonUse[] }) {
  if (uses.length === 0) return <Text size="sm">{title}: none.</Text>;
  return (
    <>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {uses.map((it) => (
          <List.Item key={it.decisionId}>
            <PageLink to="/cases/$caseId" params={{ caseId: it.caseId }} size="sm">
              {it.title}
            </PageLink>
            : {it.agent} chose {it.chosen} for {it.question.replaceAll('_', ' ')}
            {it.award !== null && `, awarded ${money(it.award.totalMinor, it.award.currency)}`}
          </List.Item>
        ))}
      </List>
    </>
  );
}

function Observations({ why }: { why: LessonWhy }) {
  return (
    <>
      <Title order={3} size="h5">
        What it rests on
      </Title>
      <TableRegion label="Results that the lesson rests on">
        <Table verticalSpacing={3} fz="sm">
          <Table.Caption>
            The latest {count(why.observations.length)} of {count(why.observationsCount)} results
          </Table.Caption>
          <HeadRow columns={['Happened', 'What', 'Case', 'Source']} />
          <Table.Tbody>
            {why.observations.map((it) => (
              <Table.Tr key={it.observationId}>
                <Table.Td>{day(new Date(it.occurredAtMs).toISOString().slice(0, 10))}</Table.Td>
                <Table.Td>{it.kind}</Table.Td>
                <Table.Td>{it.caseId ?? 'imported'}</Table.Td>
                <Table.Td>{it.source}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </>
  );
}

function Versions({ lesson }: { lesson: LessonDetail }) {
  return (
    <>
      <Title order={3} size="h5">
        Versions
      </Title>
      <List size="sm">
        {lesson.versions.map((it) => (
          <List.Item key={it.version}>
            {it.version}, {stateWords[it.state].word.toLowerCase()} by {it.changedBy}{' '}
            <Moment atMs={it.changedAtMs} />: {it.because}
          </List.Item>
        ))}
      </List>
    </>
  );
}
