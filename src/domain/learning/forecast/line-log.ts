import type { DeliveredLine } from './order-line.ts';

/** Delivered lines by key, in the order they were delivered. */
export type LineLog = {
  add: (key: string, line: DeliveredLine) => void;
  /** The latest lines of other orders, latest first. */
  latest: (key: string, exceptOrderId: string, count: number) => DeliveredLine[];
};

export function createLineLog(): LineLog {
  const logged = new Map<string, DeliveredLine[]>();
  return {
    add: (key, line) => {
      const lines = logged.get(key);
      if (lines === undefined) logged.set(key, [line]);
      else lines.push(line);
    },
    latest: (key, exceptOrderId, count) => {
      const lines = logged.get(key) ?? [];
      const latest: DeliveredLine[] = [];
      for (let at = lines.length - 1; at >= 0 && latest.length < count; at -= 1) {
        const line = lines[at];
        if (line !== undefined && line.orderId !== exceptOrderId) latest.push(line);
      }
      return latest;
    },
  };
}
