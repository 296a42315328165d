/** A decision as an agent takes it: the question, what was chosen, beside what, and why. */
export type DecisionDraft = {
  question: string;
  chosen: string;
  alternatives: { option: string; scoreBp: number | null; because: string }[];
  /** The rules or factors that decided, each with the value it saw. */
  because: { rule: string; value: string }[];
  confidenceBp: number;
  policyVersion: string;
  lessonVersions: string[];
  /** Everything the deciding function was given, so that the decision can be run again. */
  inputs: unknown;
};

/** A decision as it is kept. `id` is `<workflow id>!<n>`. */
export type DecisionRecord = DecisionDraft & {
  id: string;
  agent: string;
  /** The message or timer that led here. */
  causationId: string;
  atMs: number;
};

/** A message nobody could handle, kept for a person. */
export type DeadLetter = {
  id: string;
  envelope: unknown;
  reason:
    | 'MALFORMED'
    | 'EXPIRED'
    | 'NO_HANDLER'
    | 'HANDLER_FAILED'
    | 'UNKNOWN_SIGNAL'
    | 'AGENT_CLOSED'
    | 'INBOX_FULL';
  because: string;
  atMs: number;
};
