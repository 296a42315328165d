import type { DeadLetter } from './agent-queries.ts';

type FailureGroup = {
  agent: string;
  reason: string;
  messagesCount: number;
  lastAtMs: number;
};
type Failure = Pick<DeadLetter, 'agent' | 'reason' | 'buriedAtMs'>;

/** Buried messages by agent and reason, the most frequent first. */
export function failureGroups(letters: readonly Failure[]): FailureGroup[] {
  const groups = Map.groupBy(letters, ({ agent, reason }) => JSON.stringify([agent, reason]));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const lastAtMs = Math.max(...group.map((it) => it.buriedAtMs));
      const reason = first.reason.toLowerCase().replaceAll('_', ' ');
      return [{ agent: first.agent, reason, messagesCount: group.length, lastAtMs }];
    })
    .toSorted((a, b) => b.messagesCount - a.messagesCount);
}
