import { Box } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { DecisionCard } from './decision-card.tsx';
import type { Decision } from './decisions-query.ts';
import type { MemoryNote } from './memory-note.ts';

/** Before a card is measured. */
const CARD_HEIGHT_PX = 190;
const GAP_PX = 8;
/** Enough above and below that nothing blank is seen while scrolling. */
const OVERSCAN_CARDS = 6;

type Props = {
  decisions: readonly Decision[];
  notes: ReadonlyMap<string, MemoryNote>;
  /** Scrolled to and marked; '' = none. */
  chosenId: string;
};

/** Only the cards in sight are drawn; a case may have hundreds. */
export function DecisionList({ decisions, notes, chosenId }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  // What stands above the list grows and shrinks while the case goes on.
  useLayoutEffect(() => {
    const measure = () => {
      const top = holder.current?.getBoundingClientRect().top ?? 0;
      setScrollMargin(Math.round(top + window.scrollY));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);
  const list = useWindowVirtualizer({
    count: decisions.length,
    estimateSize: () => CARD_HEIGHT_PX,
    overscan: OVERSCAN_CARDS,
    gap: GAP_PX,
    scrollMargin,
    getItemKey: (index) => decisions[index]?.id ?? index,
  });
  const chosenAt = decisions.findIndex((it) => it.id === chosenId);
  useEffect(() => {
    if (chosenAt >= 0) list.scrollToIndex(chosenAt, { align: 'center' });
    // oxlint-disable-next-line react/exhaustive-deps -- only when another one is chosen
  }, [chosenAt]);
  return (
    <Box ref={holder} role="list" aria-label="Decisions" pos="relative" h={list.getTotalSize()}>
      {list.getVirtualItems().map(({ index, key, start }) => {
        const decision = decisions[index];
        if (decision === undefined) return null;
        return (
          <Box
            key={key}
            role="listitem"
            aria-setsize={decisions.length}
            aria-posinset={index + 1}
            data-index={index}
            ref={list.measureElement}
            pos="absolute"
            top={0}
            left={0}
            w="100%"
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
          >
            <DecisionCard
              decision={decision}
              note={notes.get(decision.id) ?? null}
              isChosen={decision.id === chosenId}
            />
          </Box>
        );
      })}
    </Box>
  );
}
