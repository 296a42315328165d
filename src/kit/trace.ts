/** What the trace analysis needs of a logged message. */
export type TracedMessage = {
  id: string;
  from: string;
  to: string;
  type: string;
  topic: string;
  causationId: string | null;
  sentAtMs: number;
  /** When it lay with its receiver; null = not (yet). */
  deliveredAtMs: number | null;
  /** null = not handled (yet). */
  handledAtMs: number | null;
};

export type TraceNode = TracedMessage & { depth: number; causes: string[] };

export type TraceAnalysis = {
  durationMs: number;
  messagesCount: number;
  agents: string[];
  /** Time from a message's sending until the receiver had dealt with it, summed by receiver. */
  perAgent: { agent: string; handledCount: number; sentCount: number; busyMs: number }[];
  slowestHop: { id: string; from: string; to: string; topic: string; hopMs: number } | null;
  /** Messages in causal order: each after the one that made its sender write it. */
  tree: TraceNode[];
};

/**
 * Where the time of a conversation went, from its message log.
 * A hop is the time from the first write of a message to the commit of the turn that handled it.
 */
export function analyseTrace(messages: readonly TracedMessage[]): TraceAnalysis {
  const byTime = messages.toSorted((a, b) => a.sentAtMs - b.sentAtMs);
  const moments = byTime.flatMap((it) => [
    it.sentAtMs,
    ...(it.handledAtMs === null ? [] : [it.handledAtMs]),
  ]);
  const hops = byTime
    .filter((it) => it.handledAtMs !== null)
    .map((it) => ({
      id: it.id,
      from: it.from,
      to: it.to,
      topic: it.topic,
      hopMs: Math.max(0, (it.handledAtMs ?? it.sentAtMs) - it.sentAtMs),
    }));
  const agents = [...new Set(byTime.flatMap((it) => [it.from, it.to]))];
  const slowest = hops.toSorted((a, b) => b.hopMs - a.hopMs)[0];
  return {
    durationMs: moments.length === 0 ? 0 : Math.max(...moments) - Math.min(...moments),
    messagesCount: byTime.length,
    agents,
    perAgent: agents.map((agent) => ({
      agent,
      handledCount: hops.filter((it) => it.to === agent).length,
      sentCount: byTime.filter((it) => it.from === agent).length,
      busyMs: hops.filter((it) => it.to === agent).reduce((sum, it) => sum + it.hopMs, 0),
    })),
    slowestHop: slowest ?? null,
    tree: causalTree(byTime),
  };
}

/** Depth first from the messages nobody caused; a message whose cause is unknown is a root. */
function causalTree(byTime: readonly TracedMessage[]): TraceNode[] {
  const known = new Set(byTime.map((it) => it.id));
  const causedBy = Map.groupBy(byTime, (it) =>
    it.causationId !== null && known.has(it.causationId) ? it.causationId : null,
  );
  const tree: TraceNode[] = [];
  const visit = (message: TracedMessage, depth: number) => {
    const effects = causedBy.get(message.id) ?? [];
    tree.push({ ...tracedOf(message), depth, causes: effects.map((it) => it.id) });
    for (const effect of effects) visit(effect, depth + 1);
  };
  for (const root of causedBy.get(null) ?? []) visit(root, 0);
  return tree;
}

/** Without what a logged message has beside it, such as its body: a trace stays small. */
const tracedOf = (message: TracedMessage): TracedMessage => ({
  id: message.id,
  from: message.from,
  to: message.to,
  type: message.type,
  topic: message.topic,
  causationId: message.causationId,
  sentAtMs: message.sentAtMs,
  deliveredAtMs: message.deliveredAtMs,
  handledAtMs: message.handledAtMs,
});
