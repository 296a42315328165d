import type { CaseBrief } from '#contracts/messages.ts';
import type { Market } from '#contracts/supplier.ts';
import type { DeskCommand } from '../desk.ts';
import { decision } from '../desk.ts';
import type { ComplianceState, Judged } from './state.ts';
import { isCleared, isInReview, supplierIdOf } from './state.ts';

/** Tells negotiation whom it may talk to, with the conditions that travel along. */
export function handOn(
  brief: CaseBrief,
  market: Market,
  fresh: readonly Judged[],
  all: readonly Judged[],
): DeskCommand[] {
  const cleared = fresh.filter(isCleared);
  const [first] = cleared;
  if (first === undefined) return [];
  return [
    {
      kind: 'send',
      to: 'negotiation',
      type: 'NOTIFICATION',
      topic: 'negotiation.cleared',
      body: {
        brief,
        attempt: first.attempt,
        market,
        cleared: cleared.map(({ candidate, verdict, conditions, assessment }) => ({
          candidate,
          verdict,
          conditions,
          riskBp: assessment.riskBp,
        })),
        pendingSupplierIds: all.filter(isInReview).map(supplierIdOf),
      },
    },
  ];
}

/** Asks sourcing for others when too few of those judged can be used; bounded by policy. */
export function askForAlternatives(
  state: ComplianceState,
  brief: CaseBrief,
  market: Market,
): DeskCommand[] {
  const { judged, alternativesCount } = state;
  const usable = judged.filter((it) => isCleared(it) || isInReview(it)).length;
  const { shortlistMin, recovery } = brief.policy;
  const isHopeless = market.suppliersCount <= judged.length;
  if (usable >= shortlistMin || alternativesCount >= recovery.alternativesMax || isHopeless) {
    return [];
  }
  return [
    decision(brief, {
      question: 'Are enough suppliers left?',
      chosen: 'ask sourcing for alternatives',
      alternatives: [
        {
          option: 'go on with who is left',
          scoreBp: null,
          because: `${usable} of ${shortlistMin}`,
        },
      ],
      because: [{ rule: 'usable suppliers', value: `${usable}, wanted ${shortlistMin}` }],
      inputs: { usable, shortlistMin, asked: alternativesCount },
    }),
    {
      kind: 'send',
      to: 'sourcing',
      type: 'REQUEST',
      topic: 'sourcing.alternatives',
      body: {
        neededCount: shortlistMin - usable,
        excludeSupplierIds: judged.map(supplierIdOf),
        because: `Only ${usable} of ${judged.length} suppliers can be used.`,
      },
      answerWithinMs: brief.timing.peerTimeoutMs,
    },
  ];
}
