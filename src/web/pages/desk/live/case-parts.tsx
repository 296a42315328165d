import { Badge, Stack, Text, Tooltip } from '@mantine/core';
import type { ClosedCase, LiveCase, WaitsFor } from '#contracts/desk.ts';
import { ago, duration, useNow, when } from '../../../display/moment.tsx';
import { PageLink } from '../../../display/page-link.tsx';
import { rowLink } from '../../../display/row-keys.ts';
import { Stage } from '../../../display/stage.tsx';

type Row = LiveCase & { isGone: boolean };
export type RowProps = { row: Row; closed: readonly ClosedCase[] };

/** Whether two drawings of a case would look alike; its parts keep their identity while they do. */
export const isSameRow = (a: RowProps, b: RowProps): boolean =>
  a.closed === b.closed &&
  (Object.keys(b.row) as (keyof Row)[]).every((name) => a.row[name] === b.row[name]);

export function CaseLink({ row }: { row: Row }) {
  return (
    <PageLink
      to="/cases/$caseId"
      params={{ caseId: row.caseId }}
      fw={600}
      size="sm"
      style={{ overflowWrap: 'anywhere' }}
      {...rowLink}
    >
      {row.title}
    </PageLink>
  );
}

export function RowStage({ row, closed }: RowProps) {
  if (!row.isGone && row.stage !== 'closed') return <Stage stage={row.stage} />;
  const end = closed.find((it) => it.caseId === row.caseId);
  return <Stage stage="closed" outcome={end?.outcome ?? null} />;
}

/** Where the case stands and what comes next. */
export function Standing({ row }: { row: Row }) {
  const isOver = row.isGone || row.stage === 'closed';
  return (
    <Stack gap={2}>
      <Text size="sm" lineClamp={2}>
        {row.sentence}
      </Text>
      {!isOver && (
        <Text size="xs" c="dimmed" lineClamp={1} title={row.nextStep}>
          Next: {row.nextStep}
        </Text>
      )}
    </Stack>
  );
}

/** Who is waited for and until when; the others on hover. */
export function Waits({ row }: { row: Row }) {
  const [first, ...others] = row.isGone || row.stage === 'closed' ? [] : row.waitsFor;
  if (first === undefined) {
    return (
      <Text size="sm" c="dimmed">
        nobody
      </Text>
    );
  }
  return (
    <Stack gap={2}>
      <Tooltip label={row.waitsFor.map(waitSentence).join('\n')} multiline maw={420}>
        <Text size="sm" lineClamp={1}>
          {first.who}
          {others.length > 0 && ` and ${others.length} more`}
        </Text>
      </Tooltip>
      <Text size="xs" c="dimmed" lineClamp={1}>
        <Wait wait={first} />
      </Text>
    </Stack>
  );
}

function Wait({ wait: { sinceMs, untilMs } }: { wait: WaitsFor }) {
  const nowMs = useNow();
  return untilMs === null ? (
    <span title={when(sinceMs)}>for {duration(nowMs - sinceMs)}</span>
  ) : (
    <span title={when(untilMs)}>ends {ago(untilMs, nowMs)}</span>
  );
}

/** How long the case has been open. */
export function Age({ openedAtMs }: { openedAtMs: number }) {
  const nowMs = useNow();
  return <span title={when(openedAtMs)}>{duration(Math.max(0, nowMs - openedAtMs))}</span>;
}

const waitSentence = ({ who, what, untilMs }: WaitsFor): string =>
  `${who}: ${what}${untilMs === null ? '' : `, until ${when(untilMs)}`}`;

/** Said only where it is out of the ordinary. */
export function UrgencyMark({ urgency }: { urgency: LiveCase['urgency'] }) {
  if (urgency === 'low' || urgency === 'medium') return null;
  return (
    <Badge size="xs" variant="outline" color={urgency === 'critical' ? 'red' : 'orange'} tt="none">
      {urgency}
    </Badge>
  );
}
