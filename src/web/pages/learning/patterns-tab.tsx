import { Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PatternInsights } from '#contracts/insights.ts';
import { useAddress } from '../../display/address.ts';
import { IntervalBar } from '../../display/interval-bar.tsx';
import { count } from '../../display/money.ts';
import { day } from '../../display/moment.tsx';
import { Empty, QueryState } from '../../display/query-state.tsx';
import { Sign, Unknown } from '../../display/sign.tsx';
import { TableRegion } from '../../display/table-region.tsx';
import { AboutSwitch, useAbout } from './about-switch.tsx';
import { patternsQuery } from './learning-queries.ts';
import { change, verdictWords } from './pattern-words.ts';
import type { Pattern } from './pattern-words.ts';

const SHOWN = ['holds', 'rejected'] as const;

/** What late deliveries and prices go with, and what was tried and does not hold. */
export function PatternsTab() {
  const query = useQuery(patternsQuery);
  return <QueryState query={query}>{(insights) => <Patterns insights={insights} />}</QueryState>;
}

function Patterns({ insights }: { insights: PatternInsights }) {
  const { oneOf, set } = useAddress();
  const about = useAbout();
  const shown = oneOf('shown', SHOWN, 'holds');
  const all = shown === 'holds' ? insights.patterns : insights.rejected;
  const patterns = all.filter((it) => it.of === about);
  const looked = about === 'prices' ? insights.prices : insights.deliveries;
  return (
    <Stack>
      <Group>
        <AboutSwitch />
        <SegmentedControl
          aria-label="Which"
          value={shown}
          onChange={(next) => set({ shown: next })}
          data={[
            { value: 'holds', label: 'What holds' },
            { value: 'rejected', label: 'What was tried and does not' },
          ]}
        />
      </Group>
      <Text size="sm">
        From {count(looked.casesCount)} cases
        {looked.confirmedFrom !== null &&
          `; found in those before ${day(looked.confirmedFrom)} and confirmed in those after`}
        . A pattern goes with something; it need not be its cause.
      </Text>
      {patterns.length === 0 ? (
        <Empty title="No pattern">More results, or more different ones, are needed to tell.</Empty>
      ) : (
        <PatternTable patterns={patterns} />
      )}
    </Stack>
  );
}

function PatternTable({ patterns }: { patterns: readonly Pattern[] }) {
  const widest = Math.max(
    1_000,
    ...patterns.flatMap(({ effect }) =>
      effect === null ? [] : [Math.abs(effect.lowBp), Math.abs(effect.highBp)],
    ),
  );
  return (
    <TableRegion label="Patterns">
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Pattern</Table.Th>
            <Table.Th scope="col">Verdict</Table.Th>
            <Table.Th scope="col" ta="right">
              Effect
            </Table.Th>
            <Table.Th scope="col" w="22%">
              Interval of 95 %, dashes = none
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Support
            </Table.Th>
            <Table.Th scope="col">Mixed up with</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {patterns.map((it) => (
            <PatternRow key={it.inWords} pattern={it} widest={widest} />
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}

function PatternRow({ pattern, widest }: { pattern: Pattern; widest: number }) {
  const { effect, confoundedWith, verdict } = pattern;
  return (
    <Table.Tr>
      <Table.Td miw={240}>{pattern.inWords}</Table.Td>
      <Table.Td>
        <Sign {...verdictWords[verdict]} />
      </Table.Td>
      <Table.Td ta="right">{effect === null ? <Unknown /> : change(effect.differenceBp)}</Table.Td>
      <Table.Td miw={140}>
        {effect !== null && (
          <>
            <IntervalBar
              label={`${change(effect.differenceBp)}, between ${change(effect.lowBp)} and ${change(effect.highBp)}`}
              low={effect.lowBp}
              high={effect.highBp}
              value={effect.differenceBp}
              from={-widest}
              to={widest}
              mark={0}
              color={verdict === 'holds' ? 'cyan' : 'gray'}
            />
            <Text size="xs" c="dimmed">
              {change(effect.lowBp)} to {change(effect.highBp)}
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {effect === null
          ? 'none'
          : `${count(effect.casesCount)} cases, ${count(effect.ordersCount)} orders`}
      </Table.Td>
      <Table.Td>
        {confoundedWith === null
          ? 'nothing seen'
          : `${confoundedWith.kind.replaceAll('_', ' ')} ${confoundedWith.name}`}
      </Table.Td>
    </Table.Tr>
  );
}
