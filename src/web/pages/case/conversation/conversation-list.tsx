import { Box, Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconArrowDown } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useFixedRows } from '../../../display/fixed-rows.ts';
import { rowAfter, useRowKeys } from '../../../display/row-keys.ts';
import { marksOf, positionsOf } from './causes/marks.ts';
import type { Mark } from './causes/marks.ts';
import type { ThreadLink } from './causes/thread.ts';
import classes from './conversation.module.css';
import { ROW_PX } from './diagram/geometry.ts';
import { LaneHeads } from './diagram/lane-heads.tsx';
import { useFollow } from './follow.ts';
import { Item } from './item.tsx';
import type { View } from './view.ts';
import type { Names } from './rows/lanes.ts';
import type { Row } from './rows/row.ts';

type Props = {
  rows: readonly Row[];
  names: Names;
  view: View;
  chosen: string;
  /** Causal lines of the chosen row. */
  links: readonly ThreadLink[];
  /** Rows up to here were there before the page was opened. */
  known: number;
  isLive: boolean;
  onChoose: (key: string) => void;
};

const NO_MARKS: readonly Mark[] = [];
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The sequence diagram beside the list: one row each for what was said, time downwards. */
export function ConversationList(props: Props) {
  const { rows, names, view, chosen, links, known, isLive, onChoose } = props;
  const { ref: head, width: headPx } = useElementSize();
  const { scroll, virtual } = useFixedRows({
    count: rows.length,
    rowPx: ROW_PX,
    keyOf: (at) => rows[at]?.key ?? at,
  });
  const toEnd = useCallback(() => {
    if (rows.length > 0) virtual.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows.length, virtual]);
  const follow = useFollow(rows, { known, startsAtEnd: isLive && chosen === '', toEnd });
  const positions = useMemo(() => positionsOf(rows), [rows]);
  const marks = useMemo(() => marksOf(links, positions), [links, positions]);
  useChosenInView(positions.get(chosen), virtual.scrollToIndex);
  useKeys(rows, scroll, virtual.scrollToIndex);
  const withDay = (rows.at(-1)?.atMs ?? 0) - (rows[0]?.atMs ?? 0) > DAY_MS;
  return (
    <Box className={classes.frame}>
      <div className={`${classes.lanes} ${view === 'both' ? classes.both : classes.one}`}>
        <div ref={head} hidden={view === 'list'}>
          <LaneHeads width={headPx} />
        </div>
      </div>
      <Box
        ref={scroll}
        className={classes.scroll}
        role="region"
        aria-label="Conversation, oldest first"
        tabIndex={0}
        {...follow.handlers}
      >
        <ol className={classes.list} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <Item
                key={row.key}
                {...{ row, index, start, withDay, names, view, onChoose }}
                isChosen={row.key === chosen}
                isNew={row.sequence > known}
                rowsCount={rows.length}
                diagramPx={headPx}
                marks={marks.get(index) ?? NO_MARKS}
              />
            );
          })}
        </ol>
      </Box>
      {follow.newCount > 0 && (
        <div className={classes.more}>
          <Button
            size="xs"
            radius="xl"
            leftSection={<IconArrowDown size={14} />}
            onClick={follow.catchUp}
          >
            {follow.newCount} new
          </Button>
        </div>
      )}
    </Box>
  );
}

type ToIndex = (index: number, options: { align: 'center' | 'auto' }) => void;

/** Brings the row that the address names into view, once it is there. */
function useChosenInView(at: number | undefined, toIndex: ToIndex): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (at === undefined || isDone.current) return;
    isDone.current = true;
    toIndex(at, { align: 'center' });
  }, [at, toIndex]);
}

/** `j` and `k` walk over the rows, also over those that are not drawn yet. */
function useKeys(
  rows: readonly Row[],
  scroll: RefObject<HTMLDivElement | null>,
  toIndex: ToIndex,
): void {
  const [selected, setSelected] = useState(-1);
  useRowKeys((step) => {
    const at = rowAfter(step, selected, rows.length);
    if (at === null) return;
    setSelected(at);
    toIndex(at, { align: 'auto' });
    requestAnimationFrame(() =>
      scroll.current
        ?.querySelector<HTMLElement>(`[data-row="${at}"]`)
        ?.focus({ preventScroll: true }),
    );
  });
}
