import { Card, Group, SimpleGrid, Skeleton, Text } from '@mantine/core';
import type { CaseAgent, CaseDetail } from '../../../client/types.ts';
import { Failure } from '../../../display/query-state.tsx';
import { count } from '../../../display/money.ts';
import { Sign } from '../../../display/sign.tsx';
import type { Tone } from '../../../display/sign.tsx';
import { laneNames } from '../conversation/rows/lanes.ts';
import { useAgents } from './agents-query.ts';
import { HistoryLink } from './history-link.tsx';

/** The four agents: what each is doing now, and how much lies before it. */
export function AgentStrip({ detail: { caseId } }: { detail: CaseDetail }) {
  const query = useAgents(caseId);
  if (query.data === undefined && query.error !== null) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="xs" aria-label="Agents" role="group">
      {query.data === undefined
        ? [1, 2, 3, 4].map((it) => <Skeleton key={it} h={72} />)
        : query.data.items.map((it) => <AgentCard key={it.role} caseId={caseId} agent={it} />)}
    </SimpleGrid>
  );
}

function AgentCard({ caseId, agent }: { caseId: string; agent: CaseAgent }) {
  const { word, tone } = stateOf(agent);
  return (
    <Card withBorder px="xs" py={6} radius="sm">
      <Group justify="space-between" gap={4}>
        <Text size="sm" fw={600} truncate>
          {laneNames[agent.role]}
        </Text>
        <Sign word={word} tone={tone} />
      </Group>
      <Text size="xs" lineClamp={2} title={taskOf(agent)} mt={2}>
        {taskOf(agent)}
      </Text>
      {'status' in agent && (
        <Group justify="space-between" gap={4} mt={2}>
          <Text size="xs" c="dimmed">
            {count(agent.status.inboxCount)} in the inbox, {count(agent.status.handledCount)}{' '}
            handled
          </Text>
          <HistoryLink caseId={caseId} role={agent.role} label="History" />
        </Group>
      )}
    </Card>
  );
}

function stateOf(agent: CaseAgent): { word: string; tone: Tone } {
  if (agent.state === 'not_started') return { word: 'not needed yet', tone: 'unknown' };
  if (agent.state === 'unreachable') return { word: 'unreachable', tone: 'bad' };
  if (agent.state === 'closed') return { word: 'ended', tone: 'plain' };
  return agent.status.paused
    ? { word: 'paused', tone: 'warning' }
    : { word: agent.status.stage.replaceAll('_', ' '), tone: 'good' };
}

function taskOf(agent: CaseAgent): string {
  if (agent.state === 'not_started') return 'No peer has written to it yet.';
  return agent.state === 'unreachable' ? agent.because : agent.status.details;
}
