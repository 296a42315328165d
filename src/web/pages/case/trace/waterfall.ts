import type { Trace } from '../../../client/types.ts';

type Node = Trace['tree'][number];

/** A hop as a bar: places and lengths as parts of the whole time, 0 to 1. */
export type Bar = {
  node: Node;
  start: number;
  /** From writing until it lay with its receiver, then until the receiver's turn with it was over. */
  waiting: number;
  handling: number;
  /** Null = not dealt with so far. */
  hopMs: number | null;
  isSlowest: boolean;
};

/** A trace drawn over its whole time; hops that are still open run until `nowMs`, or to its end. */
export function barsOf({ tree, slowestHop }: Trace, nowMs: number | null): Bar[] {
  if (tree.length === 0) return [];
  const startMs = Math.min(...tree.map((it) => it.sentAtMs));
  const endMs = Math.max(
    startMs + 1,
    ...tree.map((it) => it.handledAtMs ?? it.deliveredAtMs ?? it.sentAtMs),
    ...(nowMs !== null && tree.some(isOpen) ? [nowMs] : []),
  );
  const part = (lengthMs: number) => Math.max(0, lengthMs) / (endMs - startMs);
  return tree.map((node) => {
    const { sentAtMs, deliveredAtMs, handledAtMs } = node;
    // What nobody is to deal with, such as the last word to the buyer, ends when it has arrived.
    const overMs = handledAtMs ?? (isOpen(node) ? (nowMs ?? endMs) : (deliveredAtMs ?? sentAtMs));
    const thereMs = Math.min(deliveredAtMs ?? overMs, overMs);
    return {
      node,
      start: part(sentAtMs - startMs),
      waiting: part(thereMs - sentAtMs),
      handling: part(overMs - thereMs),
      hopMs: handledAtMs === null ? null : Math.max(0, handledAtMs - sentAtMs),
      isSlowest: slowestHop !== null && node.id === slowestHop.id,
    };
  });
}

/** People read when they like; only agents deal with what they get. */
const isOpen = ({ to, handledAtMs }: Node): boolean =>
  handledAtMs === null &&
  to !== 'buyer' &&
  !to.startsWith('person:') &&
  !to.startsWith('supplier:');
