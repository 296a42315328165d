import { useCallback, useEffect, useRef, useState } from 'react';
import type { UIEvent } from 'react';
import { ROW_PX } from './diagram/geometry.ts';
import type { Row } from './rows/row.ts';

/** How many rows came after a sequence; rows are in order. */
export function newSince(rows: readonly Row[], sequence: number): number {
  let count = 0;
  for (let at = rows.length - 1; at >= 0 && (rows[at]?.sequence ?? 0) > sequence; at -= 1)
    count += 1;
  return count;
}

/**
 * Keeps the end of a growing list in view, unless the reader has scrolled away or the pointer lies on
 * it: then nothing moves, and what is new is counted instead.
 */
export function useFollow(
  rows: readonly Row[],
  { known, startsAtEnd, toEnd }: { known: number; startsAtEnd: boolean; toEnd: () => void },
) {
  const [seen, setSeen] = useState(known);
  const isAtEnd = useRef(startsAtEnd);
  const isPointedAt = useRef(false);
  const last = rows.at(-1)?.sequence ?? 0;
  const catchUp = useCallback(() => {
    isAtEnd.current = true;
    setSeen((before) => Math.max(before, last));
    toEnd();
  }, [last, toEnd]);
  useEffect(() => {
    if (isAtEnd.current && !isPointedAt.current) catchUp();
  }, [catchUp]);
  return {
    newCount: newSince(rows, seen),
    catchUp,
    handlers: {
      onPointerEnter: () => {
        isPointedAt.current = true;
      },
      onPointerLeave: () => {
        isPointedAt.current = false;
        if (isAtEnd.current) catchUp();
      },
      onScroll: ({ currentTarget: it }: UIEvent<HTMLElement>) => {
        isAtEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < ROW_PX;
        if (isAtEnd.current) setSeen((before) => Math.max(before, last));
      },
    },
  };
}
