import { Alert, Badge, Button, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApprovalDetail } from '#contracts/approvals.ts';
import { money } from '../../display/money.ts';
import { PageHead } from '../../display/page-head.tsx';
import { PageLink } from '../../display/page-link.tsx';
import { QueryState } from '../../display/query-state.tsx';
import { Sign } from '../../display/sign.tsx';
import { approvalQuery } from './approvals-query.ts';
import { AttemptsPart } from './chain/attempts-part.tsx';
import { StepsPart } from './chain/steps-part.tsx';
import { Until } from './chain/until.tsx';
import { AnswerPart } from './decide/answer-part.tsx';
import { isGivenToOthers } from './decide/choice.ts';
import { Part } from './shown/part.tsx';
import { ShownParts } from './shown/shown-parts.tsx';
import { UnusualList } from './shown/unusual-list.tsx';
import { aboutWord, statusSign } from './words.ts';

/** One question: what is asked, all that the answer counts for, who else answers, and the answer. */
export function ApprovalPage() {
  const { approvalId } = useParams({ strict: false }) as { approvalId: string };
  const approval = useQuery(approvalQuery(approvalId));
  return (
    <QueryState query={approval} rows={8} page="Approval">
      {(it) => <Question key={it.approvalId} approval={it} />}
    </QueryState>
  );
}

function Question({ approval }: { approval: ApprovalDetail }) {
  // What a person reads is what they answer for; a change under their eyes is theirs to accept.
  const [readHash, setReadHash] = useState(approval.shownHash);
  const isChanged = readHash !== approval.shownHash;
  const { word, tone } = isGivenToOthers(approval)
    ? ({ word: 'Others chosen', tone: 'plain' } as const)
    : statusSign(approval.status);
  return (
    <>
      <PageHead
        title={approval.caseTitle}
        sentence={
          <Group gap="xs">
            <Badge variant="default" tt="none">
              {aboutWord(approval.about)}
            </Badge>
            <Sign word={word} tone={tone} />
            {approval.amountMinor !== null && approval.currency !== null && (
              <Text fw={600}>{money(approval.amountMinor, approval.currency)}</Text>
            )}
            <PageLink to="/cases/$caseId" params={{ caseId: approval.caseId }} size="sm">
              Open the case
            </PageLink>
          </Group>
        }
      />
      <Stack gap="md">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {approval.question}
        </Text>
        <Until approval={approval} />
        {isChanged && <Changed onRead={() => setReadHash(approval.shownHash)} />}
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Stack gap="lg">
              <Part title="What is unusual">
                <UnusualList approval={approval} />
              </Part>
              <ShownParts approval={approval} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack gap="lg">
              <StepsPart approval={approval} />
              <AttemptsPart attempts={approval.attempts} caseId={approval.caseId} />
              <Holds approval={approval} />
            </Stack>
          </Grid.Col>
        </Grid>
        <AnswerPart approval={approval} readHash={readHash} isChanged={isChanged} />
      </Stack>
    </>
  );
}

function Changed({ onRead }: { onRead: () => void }) {
  return (
    <Alert color="orange" role="alert" title="What is asked has changed while you looked">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">Below is what is asked now. Read it again before you answer.</Text>
        <Button size="xs" variant="default" onClick={onRead}>
          I have read it
        </Button>
      </Stack>
    </Alert>
  );
}

function Holds({ approval }: { approval: ApprovalDetail }) {
  const { status, holds, category, costCentre, stage } = approval;
  const held = {
    case: 'The case waits for the answer.',
    supplier: 'One supplier waits for the answer; the rest goes on.',
    line: `Line ${holds.lineNo ?? ''} waits for the answer; the rest goes on.`,
  };
  if (status !== 'open' && category === null && costCentre === null && stage === 'act') return null;
  return (
    <Part title="Beside it">
      <Text size="sm" c="dimmed" component="div">
        {status === 'open' && <div>{held[holds.kind]}</div>}
        {category !== null && <div>Category {category}</div>}
        {costCentre !== null && <div>Cost centre {costCentre}</div>}
        {stage !== 'act' && <div>Agents may only {stage} in this category.</div>}
      </Text>
    </Part>
  );
}
