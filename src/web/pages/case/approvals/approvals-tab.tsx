import { Button, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Approval } from '../../../client/types.ts';
import { money } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { Empty, QueryState } from '../../../display/query-state.tsx';
import { Sign } from '../../../display/sign.tsx';
import { approvalQuery } from '../../approvals/approvals-query.ts';
import { AttemptsPart } from '../../approvals/chain/attempts-part.tsx';
import { StepsPart } from '../../approvals/chain/steps-part.tsx';
import { Until } from '../../approvals/chain/until.tsx';
import { aboutWord, statusSign } from '../../approvals/words.ts';
import type { TabProps } from '../tabs/tabs.ts';
import { questionsQuery } from './questions-query.ts';

/** Everything that people were asked in the case, the latest first. */
export function ApprovalsTab({ detail: { caseId } }: TabProps) {
  const questions = useQuery(questionsQuery(caseId));
  return (
    <QueryState
      query={questions}
      isEmpty={(it) => it.length === 0}
      empty={
        <Empty title="Nobody was asked">
          People are asked when policy says so: large awards, suppliers that compliance does not
          clear alone, a way on after a failure.
        </Empty>
      }
    >
      {(items) => (
        <Stack gap="sm">
          {items.map((it) => (
            <Question key={it.approvalId} approval={it} />
          ))}
        </Stack>
      )}
    </QueryState>
  );
}

function Question({ approval }: { approval: Approval }) {
  const headingId = useId();
  const { approvalId, about, question, amountMinor, currency, comment, status } = approval;
  const isOpen = status === 'open';
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby={headingId}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Stack gap={2} flex="1 1 24rem">
          <Text size="xs" c="dimmed">
            {aboutWord(about)}
            {amountMinor !== null && currency !== null && `, ${money(amountMinor, currency)}`}
          </Text>
          <Title order={2} size="h5" id={headingId}>
            <PageLink to="/approvals/$approvalId" params={{ approvalId }} inherit>
              {question}
            </PageLink>
          </Title>
          <Until approval={approval} />
          {comment !== null && comment !== '' && (
            <Text size="sm" fs="italic">
              “{comment}”
            </Text>
          )}
        </Stack>
        <Group gap="xs">
          <Sign {...statusSign(status)} />
          {isOpen && <AnswerLink approvalId={approvalId} />}
        </Group>
      </Group>
      <Grid gap="sm" mt="xs">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <StepsPart approval={approval} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Attempts approvalId={approvalId} />
        </Grid.Col>
      </Grid>
    </Paper>
  );
}

function AnswerLink({ approvalId }: { approvalId: string }) {
  return (
    <Button
      size="xs"
      renderRoot={(props) => (
        <PageLink to="/approvals/$approvalId" params={{ approvalId }} {...props} />
      )}
    >
      Read and answer
    </Button>
  );
}

function Attempts({ approvalId }: { approvalId: string }) {
  const detail = useQuery(approvalQuery(approvalId));
  return (
    <QueryState query={detail} rows={2}>
      {({ attempts, caseId }) => <AttemptsPart attempts={attempts} caseId={caseId} />}
    </QueryState>
  );
}
