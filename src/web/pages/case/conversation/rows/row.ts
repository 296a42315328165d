import type { CaseEvent } from '../../../../live/case-stream.ts';
import type { MessageEnvelope, Offer } from '../../../../client/types.ts';
import type { Lane } from './lanes.ts';

/** What a row is: the type of a message, or what else is said in a case. */
export const ROW_KINDS = [
  'request',
  'response',
  'notification',
  'error',
  'offer',
  'question',
  'answer',
  'stage',
  'decision',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export const kindNames: Readonly<Record<RowKind, string>> = {
  request: 'Request',
  response: 'Response',
  notification: 'Notice',
  error: 'Error',
  offer: 'Offer',
  question: 'Question to people',
  answer: 'Answer of people',
  stage: 'Step of the case',
  decision: 'Decision',
};

/** Decisions have a tab of their own; here they are shown when they are asked for. */
export const USUAL_KINDS: readonly RowKind[] = ROW_KINDS.filter((it) => it !== 'decision');

/** An offer as the stream tells it. */
export type ToldOffer = Omit<Offer, 'mandateHash'>;

/** What a row was made from. */
type RowSource =
  | { of: 'message'; message: MessageEnvelope }
  | { of: 'offer'; offer: ToldOffer }
  | { of: 'event'; event: CaseEvent };

/** One line of the conversation; `from` and `to` are the same where nobody else is told. */
export type Row = {
  /** Unique in the case and the same after every reload: stands in the address. */
  key: string;
  sequence: number;
  atMs: number;
  kind: RowKind;
  from: string;
  to: string;
  fromLane: Lane;
  toLane: Lane;
  words: string;
  gist: string;
  /** The agent's turn it was written in, such as `sourcing supervisor.1`. */
  turn: string | null;
  /** Id of the message that caused it, or the name of a timer; null = nothing, or not known. */
  causationId: string | null;
  source: RowSource;
};
