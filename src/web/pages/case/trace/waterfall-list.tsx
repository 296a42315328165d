import { Box, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Trace } from '../../../client/types.ts';
import { useFixedRows } from '../../../display/fixed-rows.ts';
import { duration, when } from '../../../display/moment.tsx';
import { addressName } from '../conversation/rows/lanes.ts';
import { FromTo } from '../conversation/from-to.tsx';
import type { Names } from '../conversation/rows/lanes.ts';
import { topicWords } from '../conversation/rows/topics.ts';
import classes from './trace.module.css';
import { barsOf } from './waterfall.ts';
import type { Bar } from './waterfall.ts';

const HOP_PX = 28;
const INDENT_PX = 10;
const INDENT_MAX = 12;

type Props = { trace: Trace; nowMs: number | null; names: Names };

/** Every hop as a bar over the time of the whole case, each under what caused it. */
export function WaterfallList({ trace, nowMs, names }: Props) {
  const bars = useMemo(() => barsOf(trace, nowMs), [trace, nowMs]);
  const { scroll, virtual } = useFixedRows({
    count: bars.length,
    rowPx: HOP_PX,
    keyOf: (at) => bars[at]?.node.id ?? at,
  });
  return (
    <div>
      <Group gap="lg" mb={6}>
        <Text size="xs" c="dimmed">
          <span className={`${classes.key} ${classes.waiting}`} aria-hidden />
          on its way
        </Text>
        <Text size="xs" c="dimmed">
          <span className={`${classes.key} ${classes.handling}`} aria-hidden />
          with its receiver, until dealt with
        </Text>
      </Group>
      <Box
        ref={scroll}
        className={classes.scroll}
        h={`min(60dvh, ${bars.length * HOP_PX + 2}px)`}
        role="region"
        aria-label="Waterfall"
        tabIndex={0}
      >
        <ol className={classes.list} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const bar = bars[index];
            if (bar === undefined) return null;
            return <Hop key={bar.node.id} {...{ bar, start, index, names }} all={bars.length} />;
          })}
        </ol>
      </Box>
    </div>
  );
}

type HopProps = { bar: Bar; start: number; index: number; all: number; names: Names };

function Hop({ bar, start, index, all, names }: HopProps) {
  const { node, hopMs, isSlowest } = bar;
  const topic = topicWords(node.topic);
  const said = `${addressName(node.from, names)} to ${addressName(node.to, names)}: ${topic}`;
  return (
    <li
      className={`${classes.hop} ${isSlowest ? classes.slowest : ''}`}
      style={{ height: HOP_PX, transform: `translateY(${start}px)` }}
      aria-setsize={all}
      aria-posinset={index + 1}
      title={`${said}, written ${when(node.sentAtMs)}`}
    >
      <span
        className={classes.name}
        style={{ paddingInlineStart: Math.min(node.depth, INDENT_MAX) * INDENT_PX }}
      >
        <FromTo {...node} names={names} />: {topic}
        {isSlowest && ' (slowest)'}
      </span>
      <Track bar={bar} />
      <span className={classes.time}>{hopMs === null ? 'open' : duration(hopMs)}</span>
    </li>
  );
}

function Track({ bar: { start, waiting, handling } }: { bar: Bar }) {
  const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.waiting} style={{ left: percent(start), width: percent(waiting) }} />
      {handling > 0 && (
        <span
          className={classes.handling}
          style={{ left: percent(start + waiting), width: percent(handling) }}
        />
      )}
    </span>
  );
}
