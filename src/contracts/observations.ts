import { z } from 'zod';
import { Approach } from './negotiation.ts';
import { LearnedQuestion } from './learning.ts';
import { AgentRole } from './roles.ts';
import { BasisPoints, Count, Currency, IsoDate, Minor } from './values.ts';

/** What is observed, by kind. Everything learnt is derived from these and can be derived again. */
const observationBodies = {
  /** Lines of one order share their fate: `orderId` is what they have in common. */
  delivery: z.strictObject({
    orderId: z.string(),
    /** null = no day was agreed. */
    promisedOn: IsoDate.nullable(),
    receivedOn: IsoDate,
    /** null = unknown, as in files that do not say it. */
    orderedQuantity: Count.nullable(),
    /** All that has come so far; null = unknown. */
    receivedQuantity: Count.nullable(),
    /** null = nobody inspected. */
    rejectedQuantity: Count.nullable(),
    /** null = nobody was named, as in imports from the command line. */
    reportedBy: z.string().nullable(),
  }),
  price: z.strictObject({
    unitPriceMinor: Minor,
    currency: Currency,
    quantity: Count,
    incoterm: z.string().nullable(),
  }),
  /** A supplier was asked for a quote or an offer; `answeredAtMs` null = it never answered. */
  answer: z.strictObject({ askedAtMs: z.int(), answeredAtMs: z.int().nullable() }),
  talk: z.strictObject({
    approach: Approach,
    variant: z.string(),
    openingBelowTargetBp: BasisPoints,
    levers: z.array(z.string()),
    rounds: Count,
    result: z.string(),
    firstTotalMinor: Minor.nullable(),
    lastTotalMinor: Minor.nullable(),
    opponentType: z.string(),
  }),
  approval: z.strictObject({
    about: z.string(),
    status: z.string(),
    hoursToDecide: z.number().min(0),
  }),
  /** A person decided otherwise than an agent had. */
  correction: z.strictObject({
    agent: AgentRole,
    question: z.string(),
    agentSaid: z.string(),
    personSaid: z.string(),
  }),
  /** An agent's choice and what came of it. */
  decision: z.strictObject({
    agent: AgentRole,
    question: LearnedQuestion,
    context: z.string(),
    chosen: z.string(),
    without: z.string(),
    propensityBp: BasisPoints,
    /** 10,000 = best. */
    rewardBp: BasisPoints,
  }),
} as const;

export type ObservationKind = keyof typeof observationBodies;
export type ObservationBody<K extends ObservationKind> = z.infer<(typeof observationBodies)[K]>;

/** One thing seen, never changed: a correction is a further one that names what it replaces. */
export type Observation = {
  [K in ObservationKind]: {
    /** `<source>/<source's own reference>/<revision>`; the same thing seen again has the same id. */
    observationId: string;
    kind: K;
    supplierId: string | null;
    itemId: string | null;
    caseId: string | null;
    /** Scheme and class, such as `CPV 3369`; null = unknown. */
    category: string | null;
    /** Destination and mode, such as `ZA/Air`; null = unknown. */
    lane: string | null;
    occurredAtMs: number;
    recordedAtMs: number;
    source: string;
    /** Id of the observation that this one corrects; null = none. */
    replaces: string | null;
    body: ObservationBody<K>;
  };
}[ObservationKind];
