import type { Decision } from './decisions-query.ts';

type DecisionFilter = { agent: string; question: string; onlyMemory: boolean };

/** Decisions that a filter lets through; '' lets all through. */
export const filterDecisions = (
  decisions: readonly Decision[],
  { agent, question, onlyMemory }: DecisionFilter,
  wasChanged: (decisionId: string) => boolean,
): Decision[] =>
  decisions.filter(
    (it) =>
      (agent === '' || it.agent === agent) &&
      (question === '' || it.question.toLowerCase().includes(question.toLowerCase())) &&
      (!onlyMemory || wasChanged(it.id)),
  );

/** Who decided in the case, in the order of their first decision. */
export const agentsIn = (decisions: readonly Decision[]): string[] => [
  ...new Set(decisions.map((it) => it.agent)),
];
