/** A moment as people read it, UTC, to the minute: `2026-11-21 17:38`. */
export const moment = (atMs: number): string =>
  new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
