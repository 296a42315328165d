import type { EventEmitter } from 'node:events';

export type Bell = {
  ring(name: string): void;
  ringAll(): void;
  /** `heard` resolves when the name is rung, after `afterMs`, or when `leaver` emits `close`. */
  wait(name: string, afterMs: number, leaver: EventEmitter): Waiting;
};

export type Waiting = { heard: Promise<void>; stop(): void };

/** Wakes those who wait for something of a name. */
export function createBell(): Bell {
  const waiting = new Map<string, Set<() => void>>();
  const ring = (name: string) => {
    waiting.get(name)?.forEach((wake) => wake());
  };
  return {
    ring,
    ringAll() {
      for (const name of waiting.keys()) ring(name);
    },
    wait(name, afterMs, leaver) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const those = waiting.get(name) ?? new Set();
      waiting.set(name, those);
      const stop = () => {
        clearTimeout(timer);
        leaver.off('close', stop);
        those.delete(stop);
        if (those.size === 0 && waiting.get(name) === those) waiting.delete(name);
        resolve();
      };
      const timer = setTimeout(stop, afterMs);
      leaver.once('close', stop);
      those.add(stop);
      return { heard: promise, stop };
    },
  };
}
