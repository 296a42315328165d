import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StrategyInsights } from '#contracts/insights.ts';
import { HeadRow } from '../../display/head-row.tsx';
import { IntervalBar } from '../../display/interval-bar.tsx';
import { count, share } from '../../display/money.ts';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { sentenceCase } from '../../display/sentence-case.ts';
import { TableRegion } from '../../display/table-region.tsx';
import { strategiesQuery } from './learning-queries.ts';
import { Curve } from './curve.tsx';
import { LearntWeights } from './learnt-weights.tsx';
import { RulesAlone } from './rules-alone.tsx';

type Question = StrategyInsights['questions'][number];

/** What agents tried under each question, what it brought, and what the rules alone would have. */
export function StrategiesTab() {
  const query = useQuery(strategiesQuery);
  return (
    <QueryState
      query={query}
      isEmpty={({ decisionsCount, weights }) => decisionsCount === 0 && weights.length === 0}
      empty={
        <Empty title="No decision has a result yet">
          Once cases close, each choice of the agents is held against what it brought.
        </Empty>
      }
    >
      {({ decisionsCount, questions, weights }) => (
        <Stack>
          <Text size="sm">
            From {count(decisionsCount)} decisions with a result. A reward of 100 % is the best that
            could come of the question.
          </Text>
          {questions.map((it) => (
            <QuestionCard key={it.question} question={it} />
          ))}
          {weights.length > 0 && <LearntWeights weights={weights} />}
        </Stack>
      )}
    </QueryState>
  );
}

function QuestionCard({ question }: { question: Question }) {
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="xs">
        {sentenceCase(question.question.replaceAll('_', ' '))}
      </Title>
      <RulesAlone withoutMemory={question.withoutMemory} />
      <TableRegion label={`Options of ${question.question}`}>
        <Table verticalSpacing={6} mt="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Option</Table.Th>
              {['Played', 'By memory', 'Chance', 'Reward'].map((name) => (
                <Table.Th scope="col" ta="right" key={name}>
                  {name}
                </Table.Th>
              ))}
              <Table.Th scope="col" w="30%">
                Interval of 95 %
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {question.options.map((it) => (
              <OptionRow key={it.option} option={it} />
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
      <Curve question={question.question} />
      {question.contexts.length > 0 && <Contexts contexts={question.contexts} />}
    </Paper>
  );
}

function OptionRow({ option }: { option: Question['options'][number] }) {
  const { meanBp, lowBp, highBp } = option.rewardBp;
  return (
    <Table.Tr>
      <Table.Td>{option.option.replaceAll('_', ' ')}</Table.Td>
      <Table.Td ta="right">{count(option.playsCount)}</Table.Td>
      <Table.Td ta="right">{count(option.byMemoryCount)}</Table.Td>
      <Table.Td ta="right">{share(option.meanPropensityBp)}</Table.Td>
      <Table.Td ta="right">{share(meanBp)}</Table.Td>
      <Table.Td miw={140}>
        <IntervalBar
          label={`${share(meanBp)}, between ${share(lowBp)} and ${share(highBp)}`}
          low={lowBp}
          high={highBp}
          value={meanBp}
          from={0}
          to={10_000}
        />
        <Text size="xs" c="dimmed">
          {share(lowBp)} to {share(highBp)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

const CONTEXTS_MAX = 10;

function Contexts({ contexts }: { contexts: Question['contexts'] }) {
  return (
    <details>
      <summary>Where it was played most</summary>
      <TableRegion label="Options by context">
        <Table verticalSpacing={3} fz="sm">
          <HeadRow columns={['Cases like', 'Option', { right: 'Played' }, { right: 'Reward' }]} />
          <Table.Tbody>
            {contexts.slice(0, CONTEXTS_MAX).map((it) => (
              <Table.Tr key={`${it.context} ${it.option}`}>
                <Table.Td>{it.context}</Table.Td>
                <Table.Td>{it.option.replaceAll('_', ' ')}</Table.Td>
                <Table.Td ta="right">{count(it.playsCount)}</Table.Td>
                <Table.Td ta="right">
                  {share(it.rewardBp.meanBp)} ({share(it.rewardBp.lowBp)} to{' '}
                  {share(it.rewardBp.highBp)})
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableRegion>
    </details>
  );
}
