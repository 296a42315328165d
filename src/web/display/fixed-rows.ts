import type { Virtualizer } from '@tanstack/react-virtual';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { RefObject } from 'react';

type Wish = {
  count: number;
  /** Height of every row, in pixels. */
  rowPx: number;
  /** Stays the same for a row wherever it moves to. */
  keyOf: (at: number) => string | number;
};

/** A long list of rows of one height, of which only those in view are drawn. */
export function useFixedRows({ count, rowPx, keyOf }: Wish): {
  scroll: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, Element>;
} {
  const scroll = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- only a compiler's memoizing would break it
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPx,
    getItemKey: keyOf,
    overscan: 10,
  });
  return { scroll, virtual };
}
