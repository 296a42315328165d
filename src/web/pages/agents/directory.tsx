import { Group, List, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { AgentPerformance } from '#contracts/operations.ts';
import { count, share } from '../../display/money.ts';
import { duration } from '../../display/moment.tsx';
import { Sign } from '../../display/sign.tsx';
import type { DirectoryRole } from './agent-queries.ts';

type Props = { roles: readonly DirectoryRole[]; performance: AgentPerformance | null };

/** Each role with its skills, who serves it, and what lies in its queue. */
export function Directory({ roles, performance }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {roles.map((it) => (
        <RoleCard
          key={it.role}
          role={it}
          performance={performance?.roles.find(({ role }) => role === it.role) ?? null}
          isBottleneck={performance?.bottleneck?.role === it.role}
        />
      ))}
    </SimpleGrid>
  );
}

type CardProps = {
  role: DirectoryRole;
  performance: AgentPerformance['roles'][number] | null;
  isBottleneck: boolean;
};

function RoleCard({ role, performance, isBottleneck }: CardProps) {
  const isAlive = role.workersCount > 0;
  return (
    <Paper component="article" withBorder p="md">
      <Title order={2} size="h4" tt="capitalize" mb={4}>
        {role.role}
      </Title>
      <Group gap={6} mb="xs">
        <Sign
          word={isAlive ? `${count(role.workersCount)} at work` : 'Nobody serves it'}
          tone={isAlive ? 'good' : 'bad'}
        />
        {role.backlogCount === null ? (
          <Sign word="queue unknown" tone="unknown" />
        ) : (
          <Sign
            word={role.backlogCount === 0 ? 'Queue empty' : `${count(role.backlogCount)} in queue`}
            tone={role.backlogCount === 0 ? 'plain' : 'notice'}
          />
        )}
        {isBottleneck && <Sign word="Bottleneck" tone="warning" />}
      </Group>
      {performance !== null && (
        <Text size="sm" mb="xs">
          {performance.responseMsP50 === null
            ? 'Nobody asked it for an answer'
            : `Answers in ${duration(performance.responseMsP50)}, 95 % within ${duration(performance.responseMsP95)}`}
          ; {share(performance.shareBp)} of all waiting.
        </Text>
      )}
      <List size="sm" c="dimmed">
        {role.skills.map((it) => (
          <List.Item key={it}>{it}</List.Item>
        ))}
      </List>
    </Paper>
  );
}
