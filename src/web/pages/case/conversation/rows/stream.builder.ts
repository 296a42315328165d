import type { CaseEvent } from '../../../../live/case-stream.ts';
import type { DecisionEvent, MessageEnvelope } from '../../../../client/types.ts';
import type { ToldOffer } from './row.ts';

const CASE = 'main/procurement/c1';

/** A message as the stream tells it; `id` such as `sourcing#supervisor.1.1` names its turn. */
export function aMessage(
  sequence: number,
  { id, ...parts }: Partial<MessageEnvelope> & { id: string },
): CaseEvent {
  const full = `${CASE}/${id}`;
  const body: MessageEnvelope = {
    id: full,
    conversationId: 'c1',
    from: 'supervisor',
    to: 'sourcing',
    type: 'REQUEST',
    topic: 'sourcing.find',
    causationId: null,
    inReplyTo: null,
    sequence: 1,
    sentAtMs: sequence * 1_000,
    expiresAtMs: null,
    priority: 'normal',
    labels: [],
    traceparent: null,
    body: { because: 'The case was opened.' },
    ...parts,
  };
  return { kind: 'message', sequence, atMs: body.sentAtMs, sourceId: full, body };
}

export const idOf = (id: string): string => `${CASE}/${id}`;

export function aDecision(sequence: number, id: string, parts: Partial<DecisionEvent>): CaseEvent {
  const full = `${CASE}/${id}`;
  const body: DecisionEvent = {
    id: full,
    agent: 'sourcing',
    causationId: '',
    atMs: sequence * 1_000,
    question: 'How to search?',
    chosen: 'specialised',
    alternatives: [],
    because: [],
    confidenceBp: 8_000,
    policyVersion: 'default-1',
    lessonVersions: [],
    ...parts,
  };
  return { kind: 'decision', sequence, atMs: body.atMs, sourceId: full, body };
}

/** Any other record, such as a stage or offers. */
export const aRecord = (
  sequence: number,
  id: string,
  body: { kind: Exclude<CaseEvent['kind'], 'message' | 'decision'> } & Record<string, unknown>,
): CaseEvent => ({
  kind: body.kind,
  sequence,
  atMs: sequence * 1_000,
  sourceId: `${CASE}/${id}`,
  body,
});

export const anOffer = (parts: Partial<ToldOffer>): ToldOffer => ({
  offerId: 'o1',
  supplierId: 'kestrel-cnc',
  round: 1,
  actor: 'supplier',
  move: 'counter',
  terms: {
    lines: [{ lineNo: 1, quantity: 1, unitPriceMinor: 100_00 }],
    leadTimeDays: 30,
    paymentDays: 30,
    earlyPaymentDiscountBp: 0,
    warrantyMonths: 12,
    volumeRebateBp: 0,
    incoterm: 'DAP',
    prepaymentBp: 0,
  },
  totalMinor: 100_00,
  utilityBp: 5_000,
  mandateVersion: 1,
  because: 'concede',
  text: '',
  atMs: 0,
  ...parts,
});
