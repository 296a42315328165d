import type { ActivityInputs, ActivityResults } from '#contracts/activities.ts';
import type { Bodies, CaseBrief } from '#contracts/messages.ts';
import type { CaseRecord } from '#contracts/records.ts';
import type { AgentDefinition, AgentEvent, Command, PolicyContext, Step } from '#kit/agent.ts';

/** The kit's types with the desk's messages, activities and records filled in. */
export type DeskCommand = Command<Bodies, ActivityInputs, CaseRecord>;
export type DeskEvent = AgentEvent<Bodies, ActivityResults>;
export type DeskStep<State> = Step<State, DeskCommand>;
export type DeskAgent<State> = AgentDefinition<
  State,
  Bodies,
  ActivityInputs,
  ActivityResults,
  CaseRecord
>;
export type DeskContext = PolicyContext;

type Messages = Extract<DeskEvent, { kind: 'message' }>;
export type MessageOn<T extends keyof Bodies> = Extract<Messages, { topic: T }>;
type Results = Extract<DeskEvent, { kind: 'result' }>;
export type ResultOf<N extends keyof ActivityResults> = Extract<Results, { activity: N }>;
export type OverdueEvent = Extract<DeskEvent, { kind: 'overdue' }>;

/** What is said of one decision. */
export type DecisionParts = {
  question: string;
  chosen: string;
  alternatives?: { option: string; scoreBp: number | null; because: string }[];
  because: { rule: string; value: string }[];
  confidenceBp?: number;
  lessonVersions?: string[];
  inputs: unknown;
};

/** A decision with what every decision of a case shares. */
export function decision(brief: CaseBrief, parts: DecisionParts): DeskCommand {
  return {
    kind: 'decide',
    decision: {
      alternatives: [],
      confidenceBp: 10_000,
      lessonVersions: [],
      policyVersion: brief.policy.version,
      ...parts,
    },
  };
}
