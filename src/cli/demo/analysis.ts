import type { TraceAnalysis } from '#kit/trace.ts';

/** The trace analysis for a terminal. */
export function tellAnalysis(trace: TraceAnalysis): string[] {
  const { slowestHop: hop } = trace;
  const people = (it: string) => it === 'buyer' || it.startsWith('person:');
  const agents = trace.perAgent.filter((it) => !people(it.agent));
  return [
    'Trace',
    `  took ${(trace.durationMs / 1_000).toFixed(2)} s, ${trace.messagesCount} messages between ${agents.length} agents and people`,
    '  agent         sent  handled  time from sending to handled',
    ...agents.map(
      (it) =>
        `  ${it.agent.padEnd(13)} ${String(it.sentCount).padStart(4)}  ${String(it.handledCount).padStart(7)}  ${it.busyMs} ms`,
    ),
    ...(hop === null
      ? []
      : [`  slowest hop: ${hop.from} → ${hop.to} ${hop.topic}, ${hop.hopMs} ms`]),
  ];
}
