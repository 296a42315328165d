import { setTimeout as pause } from 'node:timers/promises';

export type Repeating = { stop(): Promise<void> };

/**
 * Does something again and again with a pause between, until it is stopped; a stop ends the pause and
 * waits for what is under way. A fault is told and the next turn tries again.
 */
export function startRepeating(
  pauseMs: number,
  step: (signal: AbortSignal) => Promise<void>,
  onFault: (error: unknown) => void,
): Repeating {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      await step(signal).catch(onFault);
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
