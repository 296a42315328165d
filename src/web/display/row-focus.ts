import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { isTyping } from '../app/shortcuts.tsx';

/** Put on the link of each row that the keys walk over. */
export const rowLink = { 'data-row-link': true } as const;

/**
 * `j` and `k` walk over the rows of a list by moving the focus from link to link, so that Enter opens
 * the row and a screen reader says it. Give the returned ref to what holds the rows.
 */
export function useRowFocus<Holder extends HTMLElement>(): RefObject<Holder | null> {
  const holder = useRef<Holder>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'j' && event.key !== 'k') return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const links = shownLinks(holder.current);
      const at = links.findIndex((it) => it === document.activeElement);
      const next = event.key === 'j' ? at + 1 : Math.max(at - 1, 0);
      const link = links[Math.min(next, links.length - 1)];
      if (link === undefined) return;
      event.preventDefault();
      link.focus();
      link.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return holder;
}

const shownLinks = (holder: HTMLElement | null): HTMLElement[] =>
  [...(holder?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])].filter(
    (it) => it.offsetParent !== null,
  );
