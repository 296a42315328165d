import { z } from 'zod';
import { CaseBrief, Outcome } from './messages.ts';
import { AwardProposal, Mandate, Offer, TalkRecord } from './negotiation.ts';
import { Urgency } from './procurement.ts';
import { BasisPoints, Count, Currency, IsoDate, Minor, Moment, Sha256 } from './values.ts';
import { CaseStage } from './records.ts';
import { RequisitionCheck } from './requisition-check.ts';
import { AgentRole } from './roles.ts';

/** What the API answers. Money in minor units, moments in epoch milliseconds, shares in bp. */
const Hash = Sha256.describe('SHA-256 of the JSON with sorted keys');

export const PageOf = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), nextCursor: z.string().nullable() });
export const ItemsOf = <T extends z.ZodType>(items: T) => z.object({ items: z.array(items) });
export const RowsAfter = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), nextAfter: Count.nullable() });

export const AcceptedCase = z.object({
  id: z.string(),
  state: z.enum(['started', 'accepted']),
  note: z.string().optional(),
  links: z.object({
    self: z.string(),
    events: z.string(),
    messages: z.string(),
    decisions: z.string(),
    agents: z.string(),
  }),
});

export const CaseSummary = z.object({
  caseId: z.string(),
  title: z.string(),
  stage: CaseStage,
  sentence: z.string().describe('Where the case stands, in plain words'),
  outcome: Outcome.nullable(),
  budgetMinor: Minor,
  currency: Currency,
  needBy: IsoDate,
  urgency: Urgency,
  openedBy: z.string(),
  openedAtMs: Moment,
  updatedAtMs: Moment,
  closedAtMs: Moment.nullable(),
});

export const CaseDetail = CaseSummary.extend({
  brief: CaseBrief.describe('In force, with what people changed since the case was opened'),
  summary: z.array(z.string()).nullable(),
  award: z
    .object({
      proposal: AwardProposal,
      approvedBy: z.string(),
      awardedAtMs: Moment,
      checkedUnder: z
        .array(z.object({ lineNo: z.int(), supplierId: z.string(), mandateHash: Hash.nullable() }))
        .describe('Per line of the proposal the mandate it was checked under'),
    })
    .nullable(),
  check: RequisitionCheck.nullable().describe('Of the request, when the case was opened'),
  lastEventSequence: Count,
});

const Envelope = z.object({
  id: z.string(),
  conversationId: z.string(),
  from: z.string(),
  to: z.string(),
  type: z.enum(['REQUEST', 'RESPONSE', 'NOTIFICATION', 'ERROR']),
  topic: z.string(),
  causationId: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  sequence: Count,
  sentAtMs: Moment,
  expiresAtMs: Moment.nullable(),
  priority: z.enum(['normal', 'high']),
  labels: z.array(z.string()),
  traceparent: z.string().nullable(),
  body: z.unknown(),
});

export const Delivery = z.enum(['delivered', 'closed', 'absent', 'refused']);

export const LoggedMessage = Envelope.extend({
  eventSequence: Count,
  delivery: Delivery.nullable(),
  deliveredAtMs: Moment.nullable(),
  handledAtMs: Moment.nullable(),
});

export const LoggedDecision = z.object({
  id: z.string(),
  agent: z.string(),
  causationId: z.string(),
  atMs: Moment,
  question: z.string(),
  chosen: z.string(),
  alternatives: z.array(
    z.object({ option: z.string(), scoreBp: z.int().nullable(), because: z.string() }),
  ),
  because: z.array(z.object({ rule: z.string(), value: z.string() })),
  confidenceBp: BasisPoints.nullable().describe('null = not shown to your role'),
  policyVersion: z.string(),
  lessonVersions: z.array(z.string()),
  inputs: z.unknown(),
  inputsHash: z.string(),
  eventSequence: Count,
});

export const LoggedOffer = Offer.extend({
  utilityBp: BasisPoints.nullable().describe(
    'Value to the buyer, 10,000 = target on every issue, 0 = walk-away; null = not shown to your role',
  ),
  mandateHash: Hash.nullable(),
});
export const Offers = ItemsOf(LoggedOffer);

export const LoggedMandate = Mandate.extend({ hash: Hash, givenAtMs: Moment });
export const LoggedTalk = TalkRecord.extend({
  caseId: z.string(),
  categoryCodes: z.array(z.string()).describe("Of the case's lines"),
});

const Hop = Envelope.pick({ id: true, from: true, to: true, topic: true });
export const Trace = z.object({
  durationMs: Count,
  messagesCount: Count,
  agents: z.array(z.string()),
  perAgent: z.array(
    z.object({ agent: z.string(), handledCount: Count, sentCount: Count, busyMs: Count }),
  ),
  slowestHop: Hop.extend({ hopMs: Count }).nullable(),
  tree: z.array(
    Hop.extend({
      type: z.string(),
      causationId: z.string().nullable(),
      sentAtMs: Moment,
      deliveredAtMs: Moment.nullable().describe('When it lay with its receiver'),
      handledAtMs: Moment.nullable(),
      depth: Count,
      causes: z.array(z.string()),
    }),
  ),
});

const AgentStatus = z.object({
  role: AgentRole,
  stage: z.string(),
  details: z.string(),
  paused: z.boolean(),
  inboxCount: Count,
  handledCount: Count,
  owed: z.array(z.object({ requestId: z.string(), from: z.string(), topic: z.string() })),
  awaiting: z.array(z.object({ requestId: z.string(), to: z.string(), topic: z.string() })),
});
export const CaseAgent = z.discriminatedUnion('state', [
  z.object({ role: AgentRole, state: z.literal('not_started') }),
  z.object({ role: AgentRole, state: z.literal('unreachable'), because: z.string() }),
  z.object({
    role: AgentRole,
    state: z.enum(['running', 'closed']),
    workflowId: z.string(),
    status: AgentStatus,
  }),
]);
export const AgentState = z.object({
  role: AgentRole,
  status: AgentStatus,
  state: z.unknown(),
  decisions: z.array(z.object({ question: z.string(), chosen: z.string(), atMs: Moment })),
  inbox: z.object({ inbox: z.array(Envelope), heldBack: z.array(Envelope) }),
});
export const DirectoryRole = z.object({
  role: AgentRole,
  skills: z.array(z.string()),
  workersCount: Count,
  backlogCount: Count.nullable(),
});

export const TakenCommand = z.object({
  accepted: z.literal(true),
  messageId: z.string(),
  by: z.enum(['update', 'signal', 'relay']).describe('At once, waiting there, or later'),
});
