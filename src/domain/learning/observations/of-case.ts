import type { Observation } from '#contracts/observations.ts';
import { CASE_SOURCE } from './bucket.ts';
import type { CaseFacts } from './case-facts.ts';
import { decisionObservations } from './of-decisions.ts';

const HOUR_MS = 3_600_000;

/** All that a case which has ended shows; observing it again gives the same ids. */
export const caseObservations = (facts: CaseFacts): Observation[] => [
  ...talksOf(facts),
  ...answersOf(facts),
  ...pricesOf(facts),
  ...approvalsOf(facts),
  ...judgementsOf(facts),
  ...decisionObservations(facts),
];

const common = ({ caseId, category }: CaseFacts) => ({
  caseId,
  category,
  // Requisitions do not say where goods go or how.
  lane: null,
  itemId: null,
  source: CASE_SOURCE,
  replaces: null,
});

const talksOf = (facts: CaseFacts): Observation[] =>
  facts.talks.map((it) => ({
    ...common(facts),
    observationId: `talk/${facts.caseId}/${it.talkId}/1`,
    kind: 'talk',
    supplierId: it.supplierId,
    occurredAtMs: it.endedAtMs,
    recordedAtMs: it.recordedAtMs,
    body: {
      approach: it.approach,
      variant: it.variant,
      openingBelowTargetBp: it.parameters.openingBelowTargetBp ?? 0,
      levers: it.levers,
      rounds: it.rounds,
      result: it.result,
      firstTotalMinor: it.firstTotalMinor,
      lastTotalMinor: it.lastTotalMinor,
      opponentType: it.opponentType,
    },
  }));

const answersOf = (facts: CaseFacts): Observation[] =>
  facts.asked.map(({ supplierId, askedAtMs, answeredAtMs }) => ({
    ...common(facts),
    observationId: `answer/${facts.caseId}/${supplierId}/1`,
    kind: 'answer',
    supplierId,
    occurredAtMs: askedAtMs,
    recordedAtMs: facts.closedAtMs,
    body: { askedAtMs, answeredAtMs },
  }));

function pricesOf(facts: CaseFacts): Observation[] {
  const { awardedAtMs } = facts;
  if (awardedAtMs === null) return [];
  return facts.awardLines.map((it) => ({
    ...common(facts),
    observationId: `award/${facts.caseId}/${it.position}/1`,
    kind: 'price',
    supplierId: it.supplierId,
    itemId: it.itemId,
    category: it.category,
    occurredAtMs: awardedAtMs,
    recordedAtMs: awardedAtMs,
    body: {
      unitPriceMinor: it.unitPriceMinor,
      currency: it.currency,
      quantity: it.quantity,
      incoterm: null,
    },
  }));
}

function approvalsOf(facts: CaseFacts): Observation[] {
  return facts.approvals.flatMap((it) => {
    const { approvalId, about, status, requestedAtMs, decidedAtMs } = it;
    const of = (what: string) => ({
      ...common(facts),
      observationId: `${what}/${approvalId}/1`,
      supplierId: null,
      occurredAtMs: decidedAtMs,
      recordedAtMs: decidedAtMs,
    });
    const hoursToDecide = Math.max(0, decidedAtMs - requestedAtMs) / HOUR_MS;
    const told: Observation = {
      ...of('approval'),
      kind: 'approval',
      body: { about, status, hoursToDecide },
    };
    if (about !== 'award' || status !== 'rejected') return [told];
    const refused: Observation = {
      ...of('refused_award'),
      kind: 'correction',
      body: {
        agent: 'supervisor',
        question: 'award',
        agentSaid: 'award',
        personSaid: 'rejected',
      },
    };
    return [told, refused];
  });
}

const judgementsOf = (facts: CaseFacts): Observation[] =>
  facts.judgements
    .filter((it) => it.agentSaid !== it.personSaid)
    .map((it) => ({
      ...common(facts),
      observationId: `clearance/${it.clearanceId}/1`,
      kind: 'correction',
      supplierId: it.supplierId,
      occurredAtMs: it.decidedAtMs,
      recordedAtMs: it.decidedAtMs,
      body: {
        agent: 'compliance',
        question: 'clearance',
        agentSaid: it.agentSaid,
        personSaid: it.personSaid,
      },
    }));
