import { Group, Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { CaseDetail } from '../../../client/types.ts';
import { PageHead } from '../../../display/page-head.tsx';
import { Stage } from '../../../display/stage.tsx';
import { useCaseStream } from '../../../live/case-stream.ts';
import { CommandBar } from '../commands/command-bar.tsx';
import { AgentStrip } from './agent-strip.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseFileLink } from './case-file-link.tsx';
import { freshened } from './fresh.ts';
import { RailView } from './rail-view.tsx';
import { WaitList } from './wait-list.tsx';

/** Where the case stands, who is at it, who is waited for, and what can be done about it. */
export function CaseHead({ detail: known }: { detail: CaseDetail }) {
  const { events } = useCaseStream(known.caseId);
  const detail = useMemo(() => freshened(known, events), [known, events]);
  return (
    <>
      <PageHead
        title={detail.title}
        sentence={detail.sentence}
        actions={
          <>
            <Stage stage={detail.stage} outcome={detail.outcome} />
            <CaseFileLink caseId={detail.caseId} />
            <CommandBar detail={detail} />
          </>
        }
      />
      <Stack gap="xs">
        <Group justify="space-between" gap="lg" style={{ rowGap: 8 }}>
          <RailView detail={detail} events={events} />
          <CaseFacts detail={detail} />
        </Group>
        {detail.closedAtMs === null && <WaitList detail={detail} events={events} />}
        <AgentStrip detail={detail} />
      </Stack>
    </>
  );
}
