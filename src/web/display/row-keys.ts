import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { isTyping } from '../app/shortcuts.tsx';

/** The row that a step goes to, no further than the ends; null = there is none. */
export function rowAfter(step: 1 | -1, selected: number, count: number): number | null {
  return count === 0 ? null : Math.min(Math.max(selected + step, 0), count - 1);
}

/** Hears `j` as a step down and `k` as one up, unless somebody types. */
export function useRowKeys(onStep: (step: 1 | -1) => void): void {
  const latest = useRef(onStep);
  useEffect(() => {
    latest.current = onStep;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'j' && event.key !== 'k') return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(event.key === 'j' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Put on the link of each row that the keys walk over. */
export const rowLink = { 'data-row-link': true } as const;

/**
 * `j` and `k` walk over the rows of a list by moving the focus from link to link, so that Enter opens
 * the row and a screen reader says it. Give the returned ref to what holds the rows.
 */
export function useRowFocus<Holder extends HTMLElement>(): RefObject<Holder | null> {
  const holder = useRef<Holder>(null);
  useRowKeys((step) => {
    const links = shownLinks(holder.current);
    const at = links.findIndex((it) => it === document.activeElement);
    const link = links[rowAfter(step, at, links.length) ?? -1];
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  });
  return holder;
}

const shownLinks = (holder: HTMLElement | null): HTMLElement[] =>
  [...(holder?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])].filter(
    (it) => it.offsetParent !== null,
  );
