import type { Bodies, CaseBrief } from '#contracts/messages.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { DeskCommand, OverdueEvent } from './desk.ts';
import { decision } from './desk.ts';

/** Name of the timer that follows a reminder; carries the request so that several can wait. */
const reminded = 'reminded ';
export const afterReminderOf = (requestId: string): string => reminded + requestId;

export const remindedRequest = (timerName: string): string | null =>
  timerName.startsWith(reminded) ? timerName.slice(reminded.length) : null;

/** First step with a silent peer: remind it, and wait once more. */
export function remind(brief: CaseBrief, event: OverdueEvent): DeskCommand[] {
  const { requestId, topic, waitedMs } = event;
  const body: Bodies['agent.reminder'] = { requestId, topic, waitedMs };
  return [
    decision(brief, {
      question: `${event.to} has not answered ${topic}; what now?`,
      chosen: 'remind',
      alternatives: [
        { option: 'go on without an answer', scoreBp: null, because: 'only after one reminder' },
      ],
      because: [{ rule: 'waited', value: `${waitedMs} ms` }],
      inputs: { requestId, topic, waitedMs },
    }),
    { kind: 'send', to: event.to, type: 'NOTIFICATION', topic: 'agent.reminder', body },
    { kind: 'timer', name: afterReminderOf(requestId), afterMs: brief.timing.peerReminderMs },
  ];
}

/** Second step: tell the supervisor, with what the sender does meanwhile. */
export function reportSilence(
  brief: CaseBrief,
  silent: { requestId: string; to: string; topic: string },
  goingOnWith: string,
): DeskCommand[] {
  const waitedMs = brief.timing.peerTimeoutMs + brief.timing.peerReminderMs;
  const body: Bodies['agent.peer_silent'] = {
    role: silent.to as AgentRole,
    requestId: silent.requestId,
    topic: silent.topic,
    waitedMs,
    because: `No answer after a reminder; going on with ${goingOnWith}.`,
  };
  return [
    decision(brief, {
      question: `${silent.to} stays silent about ${silent.topic}; what now?`,
      chosen: `go on with ${goingOnWith}`,
      because: [{ rule: 'reminded once, waited', value: `${waitedMs} ms` }],
      inputs: silent,
    }),
    { kind: 'send', to: 'supervisor', type: 'NOTIFICATION', topic: 'agent.peer_silent', body },
  ];
}
