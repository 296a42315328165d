import { useEffect, useRef } from 'react';
import { isTyping } from '../app/shortcuts.tsx';

type Rows = { count: number; /** -1 = none. */ selected: number };

/** The row that `j` or `k` goes to; null = stays where it is. */
export function rowAfter(key: 'j' | 'k', { count, selected }: Rows): number | null {
  const next = key === 'j' ? selected + 1 : selected - 1;
  return next < 0 || next >= count ? null : next;
}

type Wish = Rows & { onSelect: (at: number) => void; onOpen: (at: number) => void };

/** `j` and `k` choose a row of the list on the page, Enter opens it. */
export function useRowKeys(wish: Wish): void {
  const latest = useRef(wish);
  useEffect(() => {
    latest.current = wish;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { selected, onSelect, onOpen } = latest.current;
      if (event.key === 'j' || event.key === 'k') {
        const next = rowAfter(event.key, latest.current);
        if (next !== null) onSelect(next);
      } else if (event.key === 'Enter' && selected >= 0 && event.target === document.body) {
        onOpen(selected);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
