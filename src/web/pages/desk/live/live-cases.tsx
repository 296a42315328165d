import { Badge, Box, Button, Checkbox, Group, Select, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { DeskAnswer } from '#contracts/desk.ts';
import type { CaseStage } from '#contracts/records.ts';
import { useAddress } from '../../../display/address.ts';
import { count } from '../../../display/money.ts';
import { Empty } from '../../../display/query-state.tsx';
import { stageWord } from '../../../display/stage.tsx';
import { useSession } from '../../../session/session.ts';
import { arranged, readView } from './arrange.ts';
import type { View } from './arrange.ts';
import { CaseCards } from './case-cards.tsx';
import { CaseTable } from './case-table.tsx';
import { useHeldRows } from './use-held-rows.ts';

const STAGES = [
  'opened',
  'sourcing',
  'compliance',
  'negotiating',
  'award_review',
  'approving',
  'recovering',
  'paused',
] as const satisfies readonly CaseStage[];

/** Below this the rows are cards. */
const NARROW = '(max-width: 62em)';

/** Every open case, changing in place; what is new waits behind a quiet button. */
export function LiveCases({ desk }: { desk: DeskAnswer }) {
  const { search } = useAddress();
  const { person } = useSession();
  const view = readView(search);
  const rows = arranged(desk.live, view, person.keyId);
  const shown = useHeldRows(rows, JSON.stringify(view));
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  return (
    <Box component="section" aria-labelledby="live-cases">
      <Group justify="space-between" mb="xs" gap="xs">
        <Group gap="xs">
          <Title order={2} size="h4" id="live-cases">
            Live cases
          </Title>
          <Badge variant="default">{count(desk.liveCount)}</Badge>
          <Changes newCount={shown.newCount} goneCount={shown.goneCount} onShow={shown.show} />
        </Group>
        <Narrow view={view} />
      </Group>
      {shown.rows.length === 0 && <NoCases isNarrowed={view.stage !== null || view.isMine} />}
      {shown.rows.length > 0 && isNarrow && (
        <CaseCards rows={shown.rows} closed={desk.closedToday} />
      )}
      {shown.rows.length > 0 && !isNarrow && (
        <CaseTable rows={shown.rows} closed={desk.closedToday} view={view} />
      )}
      {desk.liveCount > desk.live.length && (
        <Text size="sm" c="dimmed" mt="xs">
          These are the {count(desk.live.length)} opened last of {count(desk.liveCount)} open cases;
          all of them are under Cases.
        </Text>
      )}
    </Box>
  );
}

function Changes(it: { newCount: number; goneCount: number; onShow: () => void }) {
  const words = [
    ...(it.newCount > 0 ? [`${it.newCount} new`] : []),
    ...(it.goneCount > 0 ? [`${it.goneCount} closed`] : []),
  ].join(', ');
  return (
    <Box role="status" aria-live="polite">
      {words !== '' && (
        <Button size="compact-sm" variant="light" onClick={it.onShow}>
          {words}
        </Button>
      )}
    </Box>
  );
}

function Narrow({ view }: { view: View }) {
  const { set } = useAddress();
  return (
    <Group gap="sm">
      <Checkbox
        label="Opened by me"
        size="sm"
        checked={view.isMine}
        onChange={(event) => set({ mine: event.currentTarget.checked || undefined })}
      />
      <Select
        aria-label="Stage"
        placeholder="All stages"
        size="xs"
        w={170}
        clearable
        clearButtonProps={{ 'aria-label': 'All stages' }}
        data={STAGES.map((value) => ({ value, label: stageWord(value) }))}
        value={view.stage}
        onChange={(stage) => set({ stage: stage ?? undefined })}
      />
    </Group>
  );
}

function NoCases({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty title="No live case fits">Choose another stage, or look at everybody's cases.</Empty>
  ) : (
    <Empty title="No case is open">A new request opens one; it appears here at once.</Empty>
  );
}
