import { Box, Group, List, Paper, Table, Text, Title } from '@mantine/core';
import {
  IconArrowDownRight,
  IconArrowRight,
  IconArrowUpRight,
  IconQuestionMark,
} from '@tabler/icons-react';
import { IntervalBar } from '../../display/interval-bar.tsx';
import { count, share } from '../../display/money.ts';
import { plainWords } from '../../display/plain-words.ts';
import { Sign, Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import type { Scorecard } from './supplier-types.ts';

type OutlookAnswer = Scorecard['outlook'];
type Score = OutlookAnswer['overall'];

const recommendations = {
  prefer: { word: 'Prefer', tone: 'good' },
  use: { word: 'Use', tone: 'good' },
  watch: { word: 'Watch', tone: 'warning' },
  avoid: { word: 'Avoid', tone: 'bad' },
} as const;

const trends = {
  better: { word: 'getting better', Icon: IconArrowUpRight },
  worse: { word: 'getting worse', Icon: IconArrowDownRight },
  steady: { word: 'steady', Icon: IconArrowRight },
  unknown: { word: 'unknown', Icon: IconQuestionMark },
} as const;

/** A group of suppliers by what they supply and to where, of which the latter may be unknown. */
const anyLane = (words: string): string => words.replace(' ?', ' on any lane');

const reasonWords = (reason: string): string => plainWords(anyLane(reason));

/** What is to be expected next, with how sure that is and what follows from it. */
export function Outlook({ outlook }: { outlook: OutlookAnswer }) {
  const scores = [
    ['Overall', outlook.overall],
    ['Delivery', outlook.delivery],
    ['Quality', outlook.quality],
    ['Price', outlook.price],
    ['Answers', outlook.responsiveness],
    ['Risk', outlook.risk],
  ] as const;
  return (
    <Paper withBorder p="md">
      <Group gap="sm" mb={4}>
        <Title order={2} size="h4">
          Outlook
        </Title>
        <Sign {...recommendations[outlook.recommendation.what]} />
        <Text size="sm" c="dimmed">
          {outlook.ratedLike === null
            ? 'Where its own record is thin it is rated like all suppliers.'
            : `Where its own record is thin it is rated like ${anyLane(outlook.ratedLike)}.`}
        </Text>
      </Group>
      <Reasons reasons={outlook.recommendation.because} />
      <TableRegion label="Estimates">
        <Table mt="xs" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">100 % is best</Table.Th>
              <Table.Th scope="col" ta="right">
                Expected
              </Table.Th>
              <Table.Th scope="col" w="32%">
                Interval of 90 %
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Results
              </Table.Th>
              <Table.Th scope="col">Trend</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {scores.map(([name, score]) => (
              <ScoreRow key={name} name={name} score={score} />
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
      {outlook.notes.length > 0 && (
        <Box mt="xs">
          <Reasons reasons={outlook.notes} />
        </Box>
      )}
    </Paper>
  );
}

const Reasons = ({ reasons }: { reasons: readonly string[] }) => (
  <List size="sm" spacing={2}>
    {reasons.map((it) => (
      <List.Item key={it}>{reasonWords(it)}</List.Item>
    ))}
  </List>
);

function ScoreRow({ name, score }: { name: string; score: Score | null }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} miw={150}>
        {name}
        {score !== null && (
          <Text size="xs" c="dimmed">
            {reasonWords(score.because)}
          </Text>
        )}
      </Table.Th>
      {score === null ? (
        <Table.Td colSpan={4}>
          <Unknown word="never judged" />
        </Table.Td>
      ) : (
        <>
          <Table.Td ta="right">{share(score.scoreBp)}</Table.Td>
          <Table.Td miw={130}>
            <IntervalBar
              label={`${name}: ${share(score.scoreBp)}, between ${share(score.lowBp)} and ${share(score.highBp)}`}
              low={score.lowBp}
              high={score.highBp}
              value={score.scoreBp}
              from={0}
              to={10_000}
              color={score.sampleSize === 0 ? 'gray' : 'cyan'}
            />
            <Text size="xs" c="dimmed">
              {share(score.lowBp)} to {share(score.highBp)}
            </Text>
          </Table.Td>
          <Table.Td ta="right">
            {score.sampleSize === 0 ? <Unknown word="none" /> : count(score.sampleSize)}
          </Table.Td>
          <Table.Td>
            <Trend trend={score.trend} />
          </Table.Td>
        </>
      )}
    </Table.Tr>
  );
}

function Trend({ trend }: { trend: Score['trend'] }) {
  const { word, Icon } = trends[trend];
  if (trend === 'unknown') return <Unknown />;
  return (
    <Group gap={4} wrap="nowrap">
      <Icon size={16} aria-hidden />
      <Text size="sm">{word}</Text>
    </Group>
  );
}
