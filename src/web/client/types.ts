import type { z } from 'zod';
import type {
  CaseAgent as CaseAgentAnswer,
  CaseDetail as CaseDetailAnswer,
  CaseSummary as CaseSummaryAnswer,
  LoggedDecision,
  LoggedMessage,
  LoggedOffer,
  LoggedTalk,
  Trace as TraceAnswer,
} from '#contracts/answers.ts';
import type { Approval as ApprovalAnswer } from '#contracts/approvals.ts';
import type { SignedIn } from '#contracts/session.ts';

/** What the pages know of the API's answers: the contracts' own shapes, by the names used here. */
export type Page<T> = { items: T[]; nextCursor: string | null };
export type Items<T> = { items: T[] };

export type CaseSummary = z.infer<typeof CaseSummaryAnswer>;
export type CaseDetail = z.infer<typeof CaseDetailAnswer>;
export type CaseAgent = z.infer<typeof CaseAgentAnswer>;
export type Approval = z.infer<typeof ApprovalAnswer>;
export type Offer = z.infer<typeof LoggedOffer>;
export type Talk = z.infer<typeof LoggedTalk>;
export type Trace = z.infer<typeof TraceAnswer>;

/** As the stream tells them; the lists of the API add delivery, inputs and their hash. */
export type MessageEnvelope = Omit<
  z.infer<typeof LoggedMessage>,
  'eventSequence' | 'delivery' | 'deliveredAtMs' | 'handledAtMs'
>;
export type DecisionEvent = Omit<
  z.infer<typeof LoggedDecision>,
  'eventSequence' | 'inputs' | 'inputsHash'
>;

export type Session = z.infer<typeof SignedIn>;
