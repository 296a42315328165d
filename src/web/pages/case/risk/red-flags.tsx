import { Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RedFlag } from '#contracts/red-flags.ts';
import { get } from '../../../client/calls.ts';
import type { Items } from '../../../client/types.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { QueryState } from '../../../display/query-state.tsx';
import { Sign } from '../../../display/sign.tsx';
import type { Tone } from '../../../display/sign.tsx';
import { casePath } from '../case-query.ts';
import type { TabName } from '../tabs/tabs.ts';

const tones: Readonly<Record<RedFlag['severity'], Tone>> = {
  low: 'plain',
  medium: 'warning',
  high: 'bad',
};

/** Which tab shows what a flag rests on. */
const tabOf: Readonly<Record<RedFlag['records'][number]['kind'], TabName>> = {
  case: 'conversation',
  message: 'conversation',
  offers: 'offers',
  mandate: 'offers',
  clearance: 'risk',
  approval: 'approvals',
  award: 'order',
};

/** Signs in the case that somebody should look, each with its figures and records. */
export function RedFlags({ caseId }: { caseId: string }) {
  const flags = useQuery({
    queryKey: ['case', caseId, 'red-flags'],
    queryFn: ({ signal }) => get<Items<RedFlag>>(casePath(caseId, '/red-flags'), {}, signal),
  });
  return (
    <section aria-labelledby="red-flags">
      <Title order={2} size="h4" id="red-flags" mb={4}>
        Red flags
      </Title>
      <QueryState
        query={flags}
        rows={2}
        isEmpty={(it) => it.items.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            None. The checks run over offers, mandates, approvals and the award each time this page
            is opened.
          </Text>
        }
      >
        {({ items }) => (
          <Stack gap="xs">
            {items.map((it) => (
              <Flag key={it.id} flag={it} caseId={caseId} />
            ))}
          </Stack>
        )}
      </QueryState>
    </section>
  );
}

function Flag({ flag, caseId }: { flag: RedFlag; caseId: string }) {
  return (
    <Paper withBorder p="sm">
      <Group gap="xs" justify="space-between">
        <Title order={3} size="h6">
          {flag.title}
        </Title>
        <Sign word={`${flag.severity} severity`} tone={tones[flag.severity]} />
      </Group>
      <Text size="sm">{flag.formula}</Text>
      <Text size="xs" c="dimmed">
        Definition: {flag.source}
      </Text>
      <List size="sm" mt={4}>
        {flag.records.map((it) => (
          <List.Item key={`${it.kind}/${it.id}`}>
            <PageLink to="/cases/$caseId" params={{ caseId }} search={{ tab: tabOf[it.kind] }}>
              {it.kind} {it.id}
            </PageLink>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
