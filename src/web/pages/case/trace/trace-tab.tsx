import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../client/calls.ts';
import type { Trace } from '../../../client/types.ts';
import { count, share } from '../../../display/money.ts';
import { duration, useNow } from '../../../display/moment.tsx';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { casePath } from '../case-query.ts';
import { addressName } from '../conversation/rows/lanes.ts';
import { topicWords } from '../conversation/rows/topics.ts';
import { usePeopleNames } from '../people.ts';
import type { TabProps } from '../tabs/tabs.ts';
import { AgentTimes } from './agent-times.tsx';
import { WaterfallList } from './waterfall-list.tsx';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Where the time went: every message as a bar under what caused it. */
export function TraceTab({ detail: { caseId, closedAtMs } }: TabProps) {
  const people = usePeopleNames();
  const names = { people, suppliers: NO_NAMES };
  const nowMs = useNow(5_000);
  const query = useQuery({
    queryKey: ['case', caseId, 'trace'],
    queryFn: ({ signal }) => get<Trace>(casePath(caseId, '/trace'), {}, signal),
  });
  return (
    <QueryState
      query={query}
      isEmpty={(it) => it.tree.length === 0}
      empty={<Empty title="Nothing was written yet" />}
    >
      {(trace) => (
        <Stack gap="md">
          <Text size="sm">{sentenceOf(trace, names)}</Text>
          <WaterfallList trace={trace} nowMs={closedAtMs === null ? nowMs : null} names={names} />
          <AgentTimes trace={trace} names={names} />
        </Stack>
      )}
    </QueryState>
  );
}

/** The trace in a sentence, with its slowest hop. */
function sentenceOf(
  { durationMs, messagesCount, slowestHop }: Trace,
  names: Parameters<typeof addressName>[1],
): string {
  const whole = `${count(messagesCount)} messages in ${duration(durationMs)}.`;
  if (slowestHop === null) return `${whole} None has been dealt with so far.`;
  const { from, to, topic, hopMs } = slowestHop;
  const part =
    durationMs === 0 ? '' : `, ${share(Math.round((hopMs / durationMs) * 10_000))} of the time`;
  return `${whole} The slowest hop is "${topicWords(topic)}" from ${addressName(from, names)} to ${addressName(to, names)}: ${duration(hopMs)}${part}.`;
}
